package io.clonememoria.clone.recall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecallServiceTest {

    @Test
    void aQuestionIsAskedAsItIs() {
        assertThat(RecallService.endOf("Where did you live?")).isEqualTo("Where did you live?");
    }

    @Test
    void ofALongMessageTheEndIsAskedWithoutHalfACharacter() {
        assertThat(RecallService.endOf("x".repeat(15_000) + "?")).hasSize(2_000).endsWith("x?");
        assertThat(RecallService.endOf("🌹".repeat(1_000) + "?")).isEqualTo("🌹".repeat(999) + "?");
    }
}
