package io.clonememoria.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.InvalidRequestException;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideModelTest {
    private final StandIn provider = new StandIn();

    @BeforeEach
    void providerIsThere() {
        provider.start();
    }

    @AfterEach
    void providerGoes() {
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({"openai,/v1", "ollama,''"})
    void asksForManyPassagesAtOnceAndForQuestionsInTheirOwnWords(String protocol, String path) {
        var model = model(protocol, path);

        var vectors = model.ofPassages(List.of(passage("The mill", "It burned."), passage("The pond", "It froze.")));
        var question = model.ofQuestion("What burned?");

        assertThat(vectors).hasSize(2).allSatisfy(vector -> assertThat(vector).hasSize(StandIn.DIMENSION));
        assertThat(question).hasSize(StandIn.DIMENSION);
        assertThat(provider.texts()).containsExactly("passage: The mill\nAnn: It burned.", "passage: The pond\nAnn: It froze.",
                "question: What burned?");
        assertThat(model.id()).isEqualTo(protocol + "/stand-in/64/q=question:/p=passage:");
    }

    @Test
    void showsItsKeyToWhoSpeaksTheProtocolOfOpenAi() {
        model("openai", "/v1").ofQuestion("Who?");

        assertThat(provider.keys()).containsExactly("Bearer " + StandIn.KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"failing", "odd"})
    void leavesAProviderAloneThatFailsOrAnswersWhatIsNoVectorOfTheModel(String mood) {
        var model = model("openai", "/v1");
        provider.feel(mood);

        assertThatThrownBy(() -> model.ofQuestion("Who?")).isInstanceOf(ProviderAway.class).hasMessageContaining("fails");
        provider.feel("well");
        assertThatThrownBy(() -> model.ofQuestion("Who?")).isInstanceOf(ProviderAway.class).hasMessageContaining("left alone");
    }

    @Test
    void takesAnInvalidRequestForTheFaultOfItsTexts() {
        var model = model("openai", "/v1");
        provider.feel("refusing");

        assertThatThrownBy(() -> model.ofQuestion("poison")).isInstanceOf(InvalidRequestException.class);

        assertThat(model.ofQuestion("Who?")).hasSize(StandIn.DIMENSION);
    }

    @Test
    void doesNotStartWithoutItsDimension() {
        assertThatThrownBy(() -> new OutsideModel(config(Map.of("m.provider", "ollama", "m.url", provider.url(), "m.model", "any"))))
                .hasMessageContaining("dimension");
    }

    private OutsideModel model(String protocol, String path) {
        return new OutsideModel(config(Map.of("m.provider", protocol, "m.url", provider.url() + path, "m.model", StandIn.MODEL,
                "m.api-key", StandIn.KEY, "m.dimension", Integer.toString(StandIn.DIMENSION), "m.question-prefix", "question: ",
                "m.passage-prefix", "passage: ")));
    }

    private static ProviderConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder().withMapping(ProviderConfig.class, "m").withDefaultValues(new HashMap<>(settings))
                .addDiscoveredConverters().build().getConfigMapping(ProviderConfig.class, "m");
    }

    private static Passage passage(String title, String content) {
        return new Passage(UUID.randomUUID(), OffsetDateTime.MAX, UUID.randomUUID(), title, content, "Ann");
    }
}
