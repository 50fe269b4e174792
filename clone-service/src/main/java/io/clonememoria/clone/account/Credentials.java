package io.clonememoria.clone.account;

import java.util.UUID;

/** What login checks: whose account it is, and the hash of its password. */
public record Credentials(UUID userId, String passwordHash) {

    /** Without the hash: credentials end up in logs. */
    @Override
    public String toString() {
        return "Credentials[" + userId + "]";
    }
}
