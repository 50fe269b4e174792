package io.clonememoria.clone.provider;

import org.jspecify.annotations.Nullable;

/**
 * Who speaks for a clone, and how.
 *
 * @param llmProvider       who speaks
 * @param llmModel          with which model; null for the first that the provider offers
 * @param embeddingProvider who reads its texts for search
 * @param ttsProvider       who reads aloud; null when nobody does
 * @param ttsVoiceId        in which voice; null for the first that the provider offers
 * @param temperature       how free
 * @param maxTokens         how long at most
 */
public record AiSettings(String llmProvider, @Nullable String llmModel, String embeddingProvider,
        @Nullable String ttsProvider, @Nullable String ttsVoiceId, double temperature, int maxTokens) {}
