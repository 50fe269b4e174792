package io.clonememoria.memory.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.memory.embedding.Language;
import org.junit.jupiter.api.Test;

class ReadingOrderTest {
    private static final String FRENCH = "Nous avons porté les chaises à l'étage, car la rivière montait encore cette année-là.";

    @Test
    void theTextTellsItsLanguageUnlessSomebodyHasSaidIt() {
        assertThat(new ReadingOrder("txt", null, "en").languageOf(FRENCH, "en")).isEqualTo(Language.FRENCH);
        assertThat(new ReadingOrder("txt", Language.ENGLISH, "en").languageOf(FRENCH, "en")).isEqualTo(Language.ENGLISH);
        assertThat(new ReadingOrder("txt", null, "en").languageOf("12", "en")).isEqualTo(Language.ENGLISH);
    }

    @Test
    void whatWasSaidMeanwhileCountsMoreThanWhatWasSaidFirst() {
        assertThat(new ReadingOrder("txt", null, "fr").languageOf(FRENCH, "en")).isEqualTo(Language.ENGLISH);
        assertThat(new ReadingOrder("txt", Language.FRENCH, "fr").languageOf(FRENCH, "en")).isEqualTo(Language.ENGLISH);
    }

    @Test
    void anOrderOfAnEarlierVersionKnowsNothingOfMeanwhile() {
        assertThat(new ReadingOrder("txt", null, null).languageOf(FRENCH, "en")).isEqualTo(Language.FRENCH);
    }
}
