package io.clonememoria.clone.consent;

import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is absent or null stays as it is. */
record DecideRequest(
        @Schema(example = "true") @Nullable Boolean dataProcessing,
        @Schema(example = "true") @Nullable Boolean voiceProcessing,
        @Schema(example = "true") @Nullable Boolean videoProcessing,
        @Schema(example = "true") @Nullable Boolean thirdPartyApis,
        @Schema(example = "true") @Nullable Boolean whatsappIngestion) {

    Map<Consent, Boolean> wishes() {
        var wishes = new EnumMap<Consent, Boolean>(Consent.class);
        for (var consent : Consent.values()) {
            var wish = wishOf(consent);
            if (wish != null) {
                wishes.put(consent, wish);
            }
        }
        return wishes;
    }

    private @Nullable Boolean wishOf(Consent consent) {
        return switch (consent) {
            case DATA_PROCESSING -> dataProcessing;
            case VOICE_PROCESSING -> voiceProcessing;
            case VIDEO_PROCESSING -> videoProcessing;
            case THIRD_PARTY_APIS -> thirdPartyApis;
            case WHATSAPP_INGESTION -> whatsappIngestion;
        };
    }
}
