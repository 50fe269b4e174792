package io.clonememoria.clone.provider;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Who can speak for a clone. What each of them can do at all, and how far its temperature goes, is its protocol's; what of
 * it there is here is configuration.
 */
public enum Provider {
    /** Runs in this process: no model, no key, no network. */
    EMBEDDED(2, true, true),
    /** OpenAI, and everybody who speaks its protocol. */
    OPENAI(2, true, true),
    ANTHROPIC(1, false, false),
    OLLAMA(2, true, false),
    GEMINI(2, true, false);

    private final double maxTemperature;
    private final boolean embeds;
    private final boolean readsAloud;

    Provider(double maxTemperature, boolean embeds, boolean readsAloud) {
        this.maxTemperature = maxTemperature;
        this.embeds = embeds;
        this.readsAloud = readsAloud;
    }

    /** As the API, the settings and the database call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when nobody is called so. */
    static Optional<Provider> of(String wireName) {
        return Arrays.stream(values()).filter(provider -> provider.wireName().equals(wireName)).findFirst();
    }

    /** Whether what it is given leaves the house. */
    public boolean isOutside() {
        return this != EMBEDDED;
    }

    double maxTemperature() {
        return maxTemperature;
    }

    boolean embeds() {
        return embeds;
    }

    boolean readsAloud() {
        return readsAloud;
    }
}
