package io.clonememoria.memory.embedding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Optional;

/** How vectors are made. */
@ConfigMapping(prefix = "clonememoria.embedding")
public interface EmbeddingConfig extends ProviderConfig {
    /**
     * The model that served before, when it is outside too: with it the old index answers while the vectors of the new
     * model are made. Without it questions are answered by their words meanwhile.
     */
    Optional<ProviderConfig> former();

    /** Passages embedded at once, each on a thread of its own; 0 for one thread per processor. */
    @WithDefault("0")
    @Min(0)
    @Max(64)
    int indexingThreads();

    /** Questions embedded at once; threads of their own, so that nobody waits behind a long document. */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int questionThreads();

    /** After this long a question is answered by its words alone. */
    @WithDefault("1s")
    Duration questionPatience();

    /** Pause between looks for passages that nobody told of, such as those of a process that was killed. */
    @WithDefault("2s")
    Duration sweepEvery();

    /** How long a claimed passage is left to whoever claimed it; many times what a batch takes. */
    @WithDefault("15s")
    Duration lease();

    default int threads() {
        return indexingThreads() > 0 ? indexingThreads() : Runtime.getRuntime().availableProcessors();
    }

    /** How long a batch is left to whoever claimed it: longer than a provider outside may take. */
    default Duration lease(boolean outside) {
        return outside ? lease().plus(timeout()) : lease();
    }
}
