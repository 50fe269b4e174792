package io.clonememoria.platform.event;

import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.UnreadableCiphertext;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Base64;
import java.util.UUID;

/**
 * The data of an event on a restricted topic: one member, {@code ciphertext}, in Base64. It is bound to the event's id,
 * so that it cannot be passed off as another event's.
 */
public final class RestrictedData {
    private static final String CIPHERTEXT = "ciphertext";

    private RestrictedData() {}

    public static JsonObject seal(JsonObject data, UUID eventId, DataCipher cipher) {
        var sealed = cipher.encrypt(data.toBuffer().getBytes(), eventId.toString());
        return new JsonObject().put(CIPHERTEXT, Base64.getEncoder().encodeToString(sealed));
    }

    /**
     * @throws UnreadableCiphertext when it was changed, is another event's, or was made with a key that is gone
     * @throws MalformedEvent       when it is not sealed at all
     */
    public static JsonObject open(JsonObject data, UUID eventId, DataCipher cipher) {
        if (!(data.getValue(CIPHERTEXT) instanceof String sealed)) {
            throw new MalformedEvent("a restricted event has a ciphertext");
        }
        try {
            return new JsonObject(Buffer.buffer(cipher.decrypt(Base64.getDecoder().decode(sealed), eventId.toString())));
        } catch (IllegalArgumentException unreadable) {
            throw new MalformedEvent("its ciphertext is not Base64");
        }
    }
}
