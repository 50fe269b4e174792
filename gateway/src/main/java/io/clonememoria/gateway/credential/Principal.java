package io.clonememoria.gateway.credential;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person whose credential held.
 *
 * @param userId     who it is
 * @param sessionId  the session that the token belongs to, null for tokens outside of a session
 * @param credential fingerprint of the very token, so that two tokens never share what is derived from one
 * @param until      when the credential ends; nothing derived from it may live longer
 */
public record Principal(UUID userId, @Nullable UUID sessionId, String credential, Instant until) {}
