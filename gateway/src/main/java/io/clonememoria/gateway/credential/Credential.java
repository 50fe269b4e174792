package io.clonememoria.gateway.credential;

import io.clonememoria.gateway.issuer.OutsideToken;
import io.clonememoria.platform.problem.Problem;

/** What came of looking at a request's credential, before anybody was asked who stands behind it. */
public sealed interface Credential {
    /** None was presented. */
    record None() implements Credential {}

    /** A token that its issuer has signed and that has not ended. */
    record Token(AccessToken token) implements Credential {}

    /** A token that an outside issuer has signed and that has not ended. */
    record Outside(OutsideToken token) implements Credential {}

    /** Something that could be a key. */
    record Key(ApiKey key) implements Credential {}

    /** It does not hold, or cannot be checked now. */
    record Refused(Problem problem) implements Credential {}
}
