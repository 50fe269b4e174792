package io.clonememoria.memory.embedding;

import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Who makes vectors, and how they are asked. */
public interface ProviderConfig {
    /** Where a model is. */
    enum Provider { IN_PROCESS, OPENAI, OLLAMA }

    /** In process, behind the protocol of OpenAI (whoever speaks it), or of Ollama. */
    @WithDefault("in-process")
    Provider provider();

    /** The model's name as its provider has it; not asked in process. */
    Optional<String> model();

    /** Where the provider is, up to what the protocol adds, such as https://api.openai.com/v1 or http://localhost:11434. */
    Optional<URI> url();

    /** From the environment or a secret; nobody can read or set it through the API. */
    Optional<String> apiKey();

    /** Numbers in a vector, as the model makes them; not asked in process. */
    Optional<@Min(1) @Max(16_000) Integer> dimension();

    /** Whether the provider is told the dimension; few models can shorten their vectors. */
    @WithDefault("false")
    boolean askForDimension();

    /** What some models want to stand before a question, such as "search_query: ". */
    Optional<String> questionPrefix();

    /** What some models want to stand before a passage, such as "search_document: ". */
    Optional<String> passagePrefix();

    /** After this long a request has failed. */
    @WithDefault("10s")
    Duration timeout();

    /** All that a vector depends on: with any other it could not be compared. */
    default String id() {
        return switch (provider()) {
            case IN_PROCESS -> E5Small.NAME;
            case OPENAI, OLLAMA -> "%s/%s/%d%s%s".formatted(provider().name().toLowerCase(Locale.ROOT),
                    model().orElse(""), dimension().orElse(0),
                    questionPrefix().map(prefix -> "/q=" + prefix.strip()).orElse(""),
                    passagePrefix().map(prefix -> "/p=" + prefix.strip()).orElse(""));
        };
    }
}
