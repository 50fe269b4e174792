package io.clonememoria.platform.idempotency;

/** Not a failure but the end of the matter: the request was answered before, and its answer is given again. */
public final class AnsweredBefore extends RuntimeException {
    private final transient Answer answer;

    public AnsweredBefore(Answer answer) {
        super("The request was answered before", null, false, false);
        this.answer = answer;
    }

    public Answer answer() {
        return answer;
    }
}
