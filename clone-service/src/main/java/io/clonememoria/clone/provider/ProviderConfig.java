package io.clonememoria.clone.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What there is of each provider. Of whom nothing is said, nothing is offered. Public, because what validates its groups is
 * not of this package.
 */
@ConfigMapping(prefix = "clonememoria.provider")
public interface ProviderConfig {
    Embedded embedded();

    Outside openai();

    Outside anthropic();

    Outside ollama();

    Outside gemini();

    /** The house's own. */
    interface Embedded {
        /** Voices that can read aloud; the first is a clone's that chooses none. */
        @WithDefault("default")
        List<String> voices();
    }

    /** Somebody else's. Configured when there is an address or a key. */
    interface Outside {
        /** Where it is; another server may speak the same protocol. */
        Optional<URI> baseUrl();

        /** Only ever out of the environment or a secret; no answer shows it. */
        Optional<String> apiKey();

        /** Models that can speak; the first is a clone's that chooses none. */
        Optional<List<String>> models();

        /** Models that can embed. */
        Optional<List<String>> embeddingModels();

        /** Voices that can read aloud; the first is a clone's that chooses none. */
        Optional<List<String>> voices();

        /** Most tokens of one answer. */
        @WithDefault("32000")
        @Positive
        @Max(32_000)
        int maxTokens();

        default boolean isConfigured() {
            return baseUrl().isPresent() || apiKey().isPresent();
        }
    }

    /** Empty for the house's own. */
    default Optional<Outside> outside(Provider provider) {
        return switch (provider) {
            case EMBEDDED -> Optional.empty();
            case OPENAI -> Optional.of(openai());
            case ANTHROPIC -> Optional.of(anthropic());
            case OLLAMA -> Optional.of(ollama());
            case GEMINI -> Optional.of(gemini());
        };
    }
}
