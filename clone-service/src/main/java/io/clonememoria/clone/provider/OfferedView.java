package io.clonememoria.clone.provider;

import java.util.List;

/**
 * What can be chosen here.
 *
 * @param llm       who can speak
 * @param embedding who can read texts for search
 * @param tts       who can read aloud
 */
public record OfferedView(List<Llm> llm, List<Embedding> embedding, List<Tts> tts) {

    /**
     * @param models         the first is a clone's that chooses none; empty where none is run
     * @param maxTemperature the least is 0
     * @param thirdParty     whether it takes the consent third_party_apis
     */
    public record Llm(String provider, List<String> models, double maxTemperature, int maxTokens, boolean thirdParty) {}

    /** @param thirdParty whether it takes the consent third_party_apis */
    public record Embedding(String provider, boolean thirdParty) {}

    /**
     * @param voices     the first is a clone's that chooses none
     * @param thirdParty whether it takes the consent third_party_apis, beside voice_processing
     */
    public record Tts(String provider, List<String> voices, boolean thirdParty) {}

    static OfferedView of(Catalogue catalogue) {
        return new OfferedView(
                catalogue.offers().stream().filter(Offer::speaks)
                        .map(offer -> new Llm(offer.provider().wireName(), offer.models(),
                                offer.provider().maxTemperature(), offer.maxTokens(), offer.provider().isOutside()))
                        .toList(),
                catalogue.offers().stream().filter(Offer::embeds)
                        .map(offer -> new Embedding(offer.provider().wireName(), offer.provider().isOutside()))
                        .toList(),
                catalogue.offers().stream().filter(Offer::readsAloud)
                        .map(offer -> new Tts(offer.provider().wireName(), offer.voices(), offer.provider().isOutside()))
                        .toList());
    }
}
