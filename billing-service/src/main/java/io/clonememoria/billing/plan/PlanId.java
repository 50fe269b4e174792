package io.clonememoria.billing.plan;

import java.util.regex.Pattern;

/**
 * The name of a plan.
 *
 * @param value lower-case letters, digits, {@code -} and {@code _}, a letter first, at most 50
 */
public record PlanId(String value) {
    // Before the constants: they are checked against it.
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_-]{0,49}");

    /** The plan of everybody who has not chosen another one. */
    public static final PlanId FREE = new PlanId("free");

    public PlanId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not the name of a plan: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
