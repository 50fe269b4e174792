package io.clonememoria.platform.limit;

/** So much there may be, so much is used or held. A limit that shrank leaves more used than it allows. */
public record Quota(long most, long used) {

    /** Whether so much more may be spent; a plan that shrank grants nothing. */
    public Spending request(long amount) {
        if (amount < 1) {
            throw new IllegalArgumentException("not an amount: " + amount);
        }
        return used < most && amount <= most - used
                ? new Spending.Granted(new Quota(most, used + amount))
                : new Spending.Refused(this);
    }
}
