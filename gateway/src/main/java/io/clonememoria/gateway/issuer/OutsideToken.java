package io.clonememoria.gateway.issuer;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A token of an outside issuer that holds as far as can be seen without asking anybody.
 *
 * @param issuer        that has signed it
 * @param subject       how it calls the person
 * @param email         the address that it tells of them
 * @param emailVerified whether it vouches for that address
 * @param name          how it says that they are called
 * @param fingerprint   of the very token, so that two tokens never share what is derived from one
 * @param until         when it ends
 */
public record OutsideToken(String issuer, String subject, @Nullable String email, boolean emailVerified, @Nullable String name,
        String fingerprint, Instant until) {

    /** Without what is personal: tokens must not end up in logs. */
    @Override
    public String toString() {
        return "OutsideToken[" + issuer + "]";
    }
}
