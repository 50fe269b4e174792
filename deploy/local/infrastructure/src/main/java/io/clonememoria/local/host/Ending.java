package io.clonememoria.local.host;

/** How something was brought to its end. */
public enum Ending {
    /** It did not run any more, or was never ours to end. */
    WAS_GONE,
    /** It ended by itself when asked. */
    ENDED,
    /** It had to be killed. */
    KILLED
}
