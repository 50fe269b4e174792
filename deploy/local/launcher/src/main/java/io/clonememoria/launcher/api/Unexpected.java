package io.clonememoria.launcher.api;

import java.io.IOException;

/** The suite answered otherwise than a step needed, or not at all. The message is one line. */
public final class Unexpected extends RuntimeException {

    public Unexpected(String step, Answer answer) {
        super(step + ": " + answer.status() + " " + described(answer));
    }

    public Unexpected(String step, String what) {
        super(step + ": " + what);
    }

    Unexpected(String step, IOException unreachable) {
        super(step + ": the gateway does not answer (" + unreachable.getClass().getSimpleName() + ")", unreachable);
    }

    /** Problems (RFC 9457) explain themselves; anything else is shown as it came. */
    private static String described(Answer answer) {
        var detail = answer.text("detail");
        var text = detail.isEmpty() ? answer.body().toString() : answer.text("title") + ": " + detail;
        return text.replaceAll("\\s+", " ").strip();
    }
}
