package io.clonememoria.platform.event;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Something that happened, told once it is committed.
 *
 * @param id      the event's id; the same on every delivery
 * @param topic   the bus topic
 * @param type    {@code <aggregate>.<past tense>}
 * @param subject the aggregate's id, and the key under which order is kept
 * @param time    when it happened
 * @param data    ids, counts, types and times in snake_case; never personal content, but on restricted topics
 */
public record Fact(UUID id, String topic, String type, UUID subject, Instant time, JsonObject data) {

    /** A fact of this moment. Values that JSON does not know, such as ids, are written as text. */
    public static Fact of(String topic, String type, UUID subject, Map<String, ?> data) {
        var json = new JsonObject();
        data.forEach((name, value) -> json.put(name, plain(value)));
        return new Fact(UuidCreator.getTimeOrderedEpoch(), topic, type, subject,
                Instant.now().truncatedTo(ChronoUnit.MICROS), json);
    }

    /** The same fact, saying something else. */
    public Fact with(JsonObject otherData) {
        return new Fact(id, topic, type, subject, time, otherData);
    }

    private static Object plain(Object value) {
        if (value instanceof Collection<?> several) {
            return new JsonArray(several.stream().map(Fact::plain).toList());
        }
        return value == null || value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
