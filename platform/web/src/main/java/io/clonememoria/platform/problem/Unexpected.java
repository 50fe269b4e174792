package io.clonememoria.platform.problem;

/** Our defect (500). The cause is in the log under the request id; the caller learns the id and nothing else. */
public final class Unexpected extends Problem {
    public Unexpected() {
        super("unexpected", "Something went wrong on our side. Quote the request id when you report it.");
    }
}
