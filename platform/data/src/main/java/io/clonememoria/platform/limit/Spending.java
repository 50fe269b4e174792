package io.clonememoria.platform.limit;

/** What came of asking a limit for more. */
public sealed interface Spending {
    /** It is taken or held. @param after with it */
    record Granted(Quota after) implements Spending {}

    /** There is not so much left. @param quota as it is */
    record Refused(Quota quota) implements Spending {}

    /** It is held already under this id, and somebody is at work on it. */
    record HeldBefore() implements Spending {}
}
