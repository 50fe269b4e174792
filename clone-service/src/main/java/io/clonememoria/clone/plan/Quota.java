package io.clonememoria.clone.plan;

/** So much is allowed, so much is used. A plan that shrank leaves more used than allowed; then nothing is granted. */
public record Quota(long limit, long used) {
    /** Whether one more may be used. */
    public boolean allowsOneMore() {
        return used < limit;
    }
}
