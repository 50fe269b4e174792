package io.clonememoria.platform.job;

/** A job is not to be gone on with, here. Its present step is rolled back. */
final class JobStopped extends RuntimeException {
    enum Reason {
        /** Its person wants no more of it. */
        CANCELLED,
        /** Its person was erased. */
        ERASED,
        /** Somebody else has it: the lease ended before it was renewed. Or it was cancelled at this very moment. */
        LOST
    }

    private final Reason reason;

    JobStopped(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}
