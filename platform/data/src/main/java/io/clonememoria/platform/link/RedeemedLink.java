package io.clonememoria.platform.link;

import io.vertx.core.json.JsonObject;
import java.util.UUID;

/**
 * A link that has just been used up.
 *
 * @param userId  whom it was issued for
 * @param payload the ids that it was issued with
 */
public record RedeemedLink(UUID userId, JsonObject payload) {}
