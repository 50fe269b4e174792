package io.clonememoria.clone.clone;

import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is absent or null stays as it is; an empty text leaves the choice to the provider, and an empty provider takes the
 * voice away. Another provider begins with its own model and voice.
 */
record ChangeSettingsRequest(
        @Line @Size(min = 1, max = 50) @Schema(example = "embedded") @Nullable String llmProvider,
        @Line @Size(max = 200) @Nullable String llmModel,
        @Line @Size(min = 1, max = 50) @Schema(example = "embedded") @Nullable String embeddingProvider,
        @Line @Size(max = 50) @Nullable String ttsProvider,
        @Line @Size(max = 200) @Nullable String ttsVoiceId,
        @DecimalMin("0") @DecimalMax("2") @Nullable Double temperature,
        @Min(1) @Max(32_000) @Nullable Integer maxTokens) {

    /** The providers that are chosen by this. */
    List<String> providers() {
        return Stream.of(llmProvider, embeddingProvider, ttsProvider).filter(Objects::nonNull).toList();
    }

    /** Whether somebody is chosen to read aloud. */
    boolean readsAloud() {
        return ttsProvider != null && !ttsProvider.isEmpty();
    }

    void applyTo(Clone clone) {
        if (llmProvider != null && !llmProvider.equals(clone.llmProvider)) {
            clone.llmProvider = llmProvider;
            clone.llmModel = null;
        }
        if (llmModel != null) {
            clone.llmModel = orNone(llmModel);
        }
        if (embeddingProvider != null) {
            clone.embeddingProvider = embeddingProvider;
        }
        if (ttsProvider != null && !ttsProvider.equals(clone.ttsProvider)) {
            clone.ttsProvider = orNone(ttsProvider);
            clone.ttsVoiceId = null;
        }
        if (ttsVoiceId != null) {
            clone.ttsVoiceId = orNone(ttsVoiceId);
        }
        if (temperature != null) {
            clone.temperature = temperature;
        }
        if (maxTokens != null) {
            clone.maxTokens = maxTokens;
        }
    }

    private static @Nullable String orNone(String text) {
        return text.isEmpty() ? null : text;
    }
}
