package io.clonememoria.platform.inbox;

import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.Keyset;
import io.clonememoria.platform.cipher.UnreadableCiphertext;
import io.clonememoria.platform.event.Envelope;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.MalformedEvent;
import io.clonememoria.platform.event.RestrictedData;
import io.clonememoria.platform.event.Topics;
import io.vertx.core.json.DecodeException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads facts, those of restricted topics in clear: only their consumers see what they say. */
@ApplicationScoped
class FactReader {
    private final DataCipher cipher;

    FactReader(@Keyset(Keyset.Of.BUS) DataCipher cipher) {
        this.cipher = cipher;
    }

    /** @throws MalformedEvent when the record is no fact of ours, or its data cannot be decrypted */
    Fact read(ConsumerRecord<String, byte[]> record) {
        var fact = Envelope.fact(record, Instant.now());
        if (!Topics.isRestricted(fact.topic())) {
            return fact;
        }
        try {
            return fact.with(RestrictedData.open(fact.data(), fact.id(), cipher));
        } catch (UnreadableCiphertext | DecodeException unreadable) {
            throw new MalformedEvent("its data cannot be decrypted");
        }
    }
}
