package io.clonememoria.platform.limit;

import java.util.UUID;

/**
 * Something of which there is only so much.
 *
 * @param name    what, a word such as {@code messages}; never changed once released
 * @param subject for whom or for what
 * @param per     when it starts anew
 * @param most    how much there may be
 */
public record Limit(String name, UUID subject, Period per, long most) {

    /** When a limit starts anew. */
    public enum Period {
        /** Never: what is used stays used until it is given back. */
        EVER("ever"),
        /** With each calendar month (UTC), by the database's clock: replicas' clocks differ. */
        MONTH("month");

        private final String word;

        Period(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
