package io.clonememoria.clone.consent;

import java.util.Map;

/** How the five stand. */
record ConsentsView(ConsentView dataProcessing, ConsentView voiceProcessing, ConsentView videoProcessing,
        ConsentView thirdPartyApis, ConsentView whatsappIngestion) {

    /** @param last the last decision about each consent that was decided about */
    static ConsentsView of(Consents now, Map<Consent, LedgerEntryView> last) {
        return new ConsentsView(view(Consent.DATA_PROCESSING, now, last), view(Consent.VOICE_PROCESSING, now, last),
                view(Consent.VIDEO_PROCESSING, now, last), view(Consent.THIRD_PARTY_APIS, now, last),
                view(Consent.WHATSAPP_INGESTION, now, last));
    }

    private static ConsentView view(Consent consent, Consents now, Map<Consent, LedgerEntryView> last) {
        var granted = now.given().contains(consent);
        return last.containsKey(consent)
                ? new ConsentView(granted, last.get(consent).createdAt(), last.get(consent).policyVersion())
                : new ConsentView(granted, null, null);
    }
}
