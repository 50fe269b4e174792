package io.clonememoria.memory.embedding;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before the model is. */
@Readiness
@ApplicationScoped
class ModelLoaded implements HealthCheck {
    private final EmbeddingService embeddings;

    ModelLoaded(EmbeddingService embeddings) {
        this.embeddings = embeddings;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("embedding model loaded").status(embeddings.isReady()).build();
    }
}
