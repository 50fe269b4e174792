package io.clonememoria.clone.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.platform.problem.FieldError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTest {
    private final Catalogue catalogue = new Catalogue(List.of(
            new Offer(Provider.EMBEDDED, List.of(), true, true, List.of("default"), 32_000),
            new Offer(Provider.OPENAI, List.of("small-talk", "big-talk"), true, true, List.of("alloy"), 32_000),
            new Offer(Provider.ANTHROPIC, List.of("long-talk"), true, false, List.of(), 8_000),
            new Offer(Provider.OLLAMA, List.of(), false, false, List.of(), 32_000),
            new Offer(Provider.GEMINI, List.of(), false, false, List.of(), 32_000)));

    @ParameterizedTest
    @CsvSource({
        "embedded,  ,           embedded, ,         ,        2,   32000",
        "openai,    ,           embedded, ,         ,        0,   1",
        "openai,    big-talk,   openai,   openai,   alloy,   2,   32000",
        "anthropic, long-talk,  embedded, embedded, default, 1,   8000",
        "embedded,  ,           embedded, embedded, ,        0.7, 1024"})
    void takesWhatIsOffered(String llm, String model, String embedding, String tts, String voice, double temperature, int tokens) {
        assertThat(catalogue.errorsIn(new AiSettings(llm, model, embedding, tts, voice, temperature, tokens))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nobody,    ,           embedded,  ,          ,       0.7, 1024,  llm_provider",
        "OPENAI,    ,           embedded,  ,          ,       0.7, 1024,  llm_provider",
        "ollama,    ,           embedded,  ,          ,       0.7, 1024,  llm_provider",
        "embedded,  small-talk, embedded,  ,          ,       0.7, 1024,  llm_model",
        "openai,    long-talk,  embedded,  ,          ,       0.7, 1024,  llm_model",
        "embedded,  ,           anthropic, ,          ,       0.7, 1024,  embedding_provider",
        "embedded,  ,           nobody,    ,          ,       0.7, 1024,  embedding_provider",
        "embedded,  ,           embedded,  anthropic, ,       0.7, 1024,  tts_provider",
        "embedded,  ,           embedded,  openai,    nova,   0.7, 1024,  tts_voice_id",
        "embedded,  ,           embedded,  ,          alloy,  0.7, 1024,  tts_voice_id",
        "anthropic, ,           embedded,  ,          ,       1.1, 1024,  temperature",
        "openai,    ,           embedded,  ,          ,       2.1, 1024,  temperature",
        "anthropic, ,           embedded,  ,          ,       0.7, 8001,  max_tokens"})
    void namesWhatIsNotOffered(String llm, String model, String embedding, String tts, String voice, double temperature,
            int tokens, String field) {
        assertThat(catalogue.errorsIn(new AiSettings(llm, model, embedding, tts, voice, temperature, tokens)))
                .extracting(FieldError::field).containsExactly(field);
    }

    @Test
    void saysWhatWouldBeRight() {
        assertThat(catalogue.errorsIn(new AiSettings("gemini", null, "embedded", null, null, 0.7, 1024)))
                .containsExactly(new FieldError("llm_provider", "must be one that is configured here: embedded, openai, anthropic"));
        assertThat(catalogue.errorsIn(new AiSettings("anthropic", null, "embedded", null, null, 1.5, 1024)))
                .containsExactly(new FieldError("temperature", "must be between 0 and 1 for anthropic"));
    }
}
