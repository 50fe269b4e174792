package io.clonememoria.gateway.credential;

import io.clonememoria.platform.problem.Problem;

/** What came of looking at a request's credential. */
public sealed interface Credential {
    /** None was presented. */
    record None() implements Credential {}

    /** It holds. */
    record Valid(Principal principal) implements Credential {}

    /** It does not hold, or cannot be checked now. */
    record Refused(Problem problem) implements Credential {}
}
