package io.clonememoria.acceptance.isolation;

/** What a call is after, and so what may come of it. */
enum Aim {
    /** The path names something of the victim. */
    FOREIGN,
    /** The path names something of the victim, and the body wishes for what no document offers. */
    FOREIGN_WITH_WISHES,
    /** A list of one's own, filtered by something of the victim, or begun at the victim's cursor. */
    FILTER,
    /** Something new of one's own, to be put into something of the victim. */
    INTO_FOREIGN,
    /** Nothing of the victim is named. */
    OWN,
    /** Something of one's own, with wishes for what is the victim's that no document offers. */
    OWN_WITH_WISHES;

    /** Whether only a refusal will do. */
    boolean mustBeRefused() {
        return this == FOREIGN || this == FOREIGN_WITH_WISHES || this == INTO_FOREIGN;
    }
}
