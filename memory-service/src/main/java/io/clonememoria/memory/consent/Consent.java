package io.clonememoria.memory.consent;

import java.util.Locale;

/** What a person may allow or forbid, each by itself. */
public enum Consent {
    /** To work with what they keep here at all: without it they read, export and delete. Given by registering. */
    DATA_PROCESSING,
    /** To make a voice of theirs, or of whom they recorded. */
    VOICE_PROCESSING,
    /** To make pictures of theirs, or of whom they photographed. */
    VIDEO_PROCESSING,
    /** To hand what is needed to services of others, such as a language model's. */
    THIRD_PARTY_APIS,
    /** To read chats that they exported from WhatsApp. */
    WHATSAPP_INGESTION;

    /** As the API, the events and the database call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
