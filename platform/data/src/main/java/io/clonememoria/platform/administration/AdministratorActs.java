package io.clonememoria.platform.administration;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.AdministratorWitness;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Announces {@code admin.acted}: who did what, by method and path. A query may hold what was searched for, and stays here. */
@ApplicationScoped
class AdministratorActs implements AdministratorWitness {
    private static final int MAX_PATH = 200;

    private final Outbox outbox;
    private final CurrentVertxRequest current;
    private final AdministrationConfig config;

    AdministratorActs(Outbox outbox, CurrentVertxRequest current, AdministrationConfig config) {
        this.outbox = outbox;
        this.current = current;
        this.config = config;
    }

    @Override
    public Uni<Void> acts(Caller administrator) {
        var request = request();
        return outbox.appendWithOrigin(Fact.of(config.topic(), "admin.acted", administrator.userId(), Map.of(
                "user_id", administrator.userId(),
                "method", request.map(made -> made.method().name()).orElse("NONE"),
                "path", request.map(HttpServerRequest::path).map(AdministratorActs::bounded).orElse(""))));
    }

    private Optional<HttpServerRequest> request() {
        return Arc.container().requestContext().isActive()
                ? Optional.ofNullable(current.getCurrent()).map(context -> context.request())
                : Optional.empty();
    }

    private static String bounded(String path) {
        return path.length() <= MAX_PATH ? path : path.substring(0, MAX_PATH);
    }
}
