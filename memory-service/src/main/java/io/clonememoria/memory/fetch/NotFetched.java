package io.clonememoria.memory.fetch;

/** What was asked for cannot be had. Its message is a code, such as {@code http-404}; nothing of the answer is in it. */
public final class NotFetched extends RuntimeException {
    NotFetched(String code) {
        super(code, null, false, false);
    }

    /** What the API calls it. */
    public String code() {
        return getMessage();
    }
}
