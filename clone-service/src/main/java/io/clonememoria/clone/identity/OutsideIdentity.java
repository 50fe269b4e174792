package io.clonememoria.clone.identity;

import io.clonememoria.platform.problem.Invalid;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as an issuer of tokens describes them.
 *
 * @param issuer        that has signed it
 * @param subject       how it calls them; never anybody else
 * @param emailVerified whether the issuer vouches that the address is theirs
 * @param name          how they are called, as they say themselves
 */
public record OutsideIdentity(String issuer, String subject, @Nullable String email, boolean emailVerified,
        @Nullable String name) {
    private static final int LONGEST = 500;
    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_NAME = 100;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\s]+");

    /** @throws Invalid when it is nobody in particular */
    public OutsideIdentity {
        requireLine("issuer", issuer);
        requireLine("subject", subject);
    }

    private static void requireLine(String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > LONGEST || CONTROL.matcher(value).find()) {
            throw new Invalid(field, "must be one to " + LONGEST + " characters without blanks");
        }
    }

    /** @throws IdentityWithoutEmail when the issuer names none that could be one */
    String requiredEmail() {
        if (email == null || email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            throw new IdentityWithoutEmail();
        }
        return email;
    }

    /** A name that can be shown: what stands before the {@code @} where the issuer tells none. */
    String displayName() {
        return Optional.ofNullable(name)
                .map(told -> CONTROL.matcher(told).replaceAll(" ").strip())
                .filter(told -> !told.isEmpty())
                .map(OutsideIdentity::cut)
                .orElseGet(() -> cut(requiredEmail().substring(0, requiredEmail().indexOf('@'))));
    }

    /** Never between the halves of a character. */
    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_NAME
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** Without what is personal: identities must not end up in logs. */
    @Override
    public String toString() {
        return "OutsideIdentity[" + issuer + "]";
    }
}
