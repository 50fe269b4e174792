package io.clonememoria.platform.event;

import io.vertx.core.json.JsonObject;

/**
 * How a row of another service is now.
 *
 * @param topic   the state topic
 * @param key     the row's key
 * @param version grows with every change of the row; an older version never replaces a newer one
 * @param data    the published columns; empty for a removed row
 */
public record StateRow(String topic, String key, long version, JsonObject data) {}
