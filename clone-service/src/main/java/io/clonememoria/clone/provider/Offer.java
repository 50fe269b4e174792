package io.clonememoria.clone.provider;

import java.util.List;

/**
 * What one provider offers here.
 *
 * @param provider  who
 * @param models    that speak; empty for embedded, which runs none, and for who does not speak here
 * @param speaks    whether it speaks for clones here
 * @param embeds    whether it reads texts for search here
 * @param voices    in which it reads aloud; empty where it does not
 * @param maxTokens most tokens of one answer
 */
record Offer(Provider provider, List<String> models, boolean speaks, boolean embeds, List<String> voices, int maxTokens) {
    private static final int MOST_TOKENS = 32_000;

    static Offer of(Provider provider, ProviderConfig config) {
        return config.outside(provider).map(outside -> of(provider, outside))
                .orElseGet(() -> new Offer(provider, List.of(), true, true, config.embedded().voices(), MOST_TOKENS));
    }

    private static Offer of(Provider provider, ProviderConfig.Outside outside) {
        if (!outside.isConfigured()) {
            return new Offer(provider, List.of(), false, false, List.of(), outside.maxTokens());
        }
        var models = outside.models().orElse(List.of());
        return new Offer(provider, models, !models.isEmpty(),
                provider.embeds() && outside.embeddingModels().filter(some -> !some.isEmpty()).isPresent(),
                provider.readsAloud() ? outside.voices().orElse(List.of()) : List.of(), outside.maxTokens());
    }

    boolean readsAloud() {
        return !voices.isEmpty();
    }
}
