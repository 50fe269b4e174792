package io.clonememoria.memory.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.memory.embedding.Language;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryDraftTest {
    private static final MemoryDraft BOAT = new MemoryDraft("The boat", "Hers.", Optional.empty(), Optional.empty(), null,
            List.of("boats"), List.of(), List.of(), true, new Metadata(Map.of("page", 7)));

    @Test
    void differsNowhereFromItself() {
        assertThat(BOAT.differingFrom(BOAT)).isEmpty();
    }

    @Test
    void tellsWhatItHadWhereAnotherDiffers() {
        var other = new MemoryDraft("The boat", "His.", Optional.of(Language.FRENCH),
                Optional.of(new Occurrence(Instant.parse("1962-07-01T00:00:00Z"), Precision.DAY)), "Emil", List.of("boats"),
                List.of(), List.of(), false, new Metadata(Map.of("page", 7)));

        assertThat(BOAT.differingFrom(other)).containsOnlyKeys("content", "language", "occurred_at", "occurred_precision", "speaker", "enabled")
                .containsEntry("content", "Hers.").containsEntry("language", null).containsEntry("enabled", true);
        assertThat(other.differingFrom(BOAT)).containsEntry("occurred_at", "1962-07-01T00:00:00Z").containsEntry("occurred_precision", "day");
    }

    @Test
    void readsAsOneThatDiffersOnlyInWhatIsSaidOfIt() {
        var tagged = new MemoryDraft("The boat", "Hers.", Optional.empty(), Optional.empty(), "Emil", List.of(), List.of(), List.of(), false, Metadata.NONE);

        assertThat(tagged.readsAs(BOAT)).isTrue();
        assertThat(new MemoryDraft("Boat", "Hers.", Optional.empty(), Optional.empty(), "Emil", List.of(), List.of(), List.of(), false,
                Metadata.NONE).readsAs(BOAT)).isFalse();
    }
}
