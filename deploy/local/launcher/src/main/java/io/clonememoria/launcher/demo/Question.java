package io.clonememoria.launcher.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor asks.
 *
 * @param ask      the words
 * @param cites    what one of the cited sources must say; null when nothing in the archive answers it
 * @param streamed whether the answer is read while it is being said
 */
record Question(
        @JsonProperty("ask") String ask,
        @JsonProperty("cites") @Nullable String cites,
        @JsonProperty("streamed") boolean streamed) {}
