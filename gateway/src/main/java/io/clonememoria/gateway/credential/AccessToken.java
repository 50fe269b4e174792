package io.clonememoria.gateway.credential;

import java.time.Instant;
import java.util.UUID;

/**
 * An access token that holds as far as can be seen without asking anybody.
 *
 * @param userId      who it was given to
 * @param sessionId   the session that it belongs to
 * @param fingerprint of the very token, so that two tokens never share what is derived from one
 * @param until       when it ends
 */
public record AccessToken(UUID userId, UUID sessionId, String fingerprint, Instant until) {}
