package io.clonememoria.acceptance.isolation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Says what is wrong with an answer to somebody who has nothing to do with the victim.
 *
 * @param traces of the victim
 */
record Judge(Traces traces) {
    private static final Set<Integer> REFUSED = Set.of(403, 404);
    private static final Set<Integer> MALFORMED = Set.of(400, 415, 422);

    /**
     * The objection, empty when the answer is right.
     *
     * @param mustLogIn whether nobody was logged in and the operation is not an open one
     * @param own       what the caller may be told although it is the victim's, such as the own user id
     */
    Optional<String> objection(Call call, Answer answer, boolean mustLogIn, Set<String> own) {
        return trace(call, answer, own)
                .or(() -> failure(answer))
                .or(() -> mustLogIn ? admission(answer) : outcome(call, answer));
    }

    private Optional<String> trace(Call call, Answer answer, Set<String> own) {
        var told = new HashSet<>(own);
        told.addAll(call.sent());
        return traces.in(answer.whole(), told).map(found -> "shows the victim's " + found);
    }

    private static Optional<String> failure(Answer answer) {
        return answer.status() >= 500 || answer.status() == 429 || answer.status() == 405
                ? Optional.of("is not about the request at all, so that nothing was tested")
                : Optional.empty();
    }

    private static Optional<String> admission(Answer answer) {
        return answer.status() == 401 ? Optional.empty() : Optional.of("lets somebody in who is not logged in");
    }

    private static Optional<String> outcome(Call call, Answer answer) {
        var status = answer.status();
        return switch (call.aim()) {
            case FOREIGN, INTO_FOREIGN -> REFUSED.contains(status) ? Optional.empty()
                    : Optional.of("does not refuse what is the victim's with 403 or 404");
            case FOREIGN_WITH_WISHES -> REFUSED.contains(status) || MALFORMED.contains(status) ? Optional.empty()
                    : Optional.of("does not refuse what is the victim's");
            case FILTER -> status == 200 || REFUSED.contains(status) ? Optional.empty()
                    : Optional.of("is neither an answer about what is one's own nor a refusal");
            case OWN -> MALFORMED.contains(status) && !call.operation().needsSecret()
                    ? Optional.of("takes the request that its document describes for malformed, so that nothing was "
                            + "tested; give the schema an example")
                    : Optional.empty();
            case OWN_WITH_WISHES -> Optional.empty();
        };
    }
}
