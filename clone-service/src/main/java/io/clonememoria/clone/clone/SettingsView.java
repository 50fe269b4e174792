package io.clonememoria.clone.clone;

import io.clonememoria.clone.provider.OfferedView;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks for a clone and how, and what could be chosen instead.
 *
 * @param llmModel    null for the first that the provider offers
 * @param ttsProvider null when nobody reads aloud
 * @param ttsVoiceId  null for the first that the provider offers
 * @param offered     what is configured here
 */
record SettingsView(UUID cloneId, String llmProvider, @Nullable String llmModel, String embeddingProvider,
        @Nullable String ttsProvider, @Nullable String ttsVoiceId, double temperature, int maxTokens, OfferedView offered) {

    static SettingsView of(Clone clone, OfferedView offered) {
        var now = clone.settings();
        return new SettingsView(clone.id, now.llmProvider(), now.llmModel(), now.embeddingProvider(), now.ttsProvider(),
                now.ttsVoiceId(), now.temperature(), now.maxTokens(), offered);
    }
}
