package io.clonememoria.gateway.principal;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/** The facts after which a principal may be another one than before. */
final class DropFact {
    /** Where they are told. */
    static final Set<String> TOPICS = Set.of("clonememoria.identity", "clonememoria.workspace", "clonememoria.billing");

    private DropFact() {}

    /**
     * @return empty for facts that change nobody
     * @throws RuntimeException when a fact that does change somebody cannot be read
     */
    static Optional<Drop> read(ConsumerRecord<String, byte[]> fact) {
        var headers = fact.headers();
        return switch (text(headers, "ce_type")) {
            case "session.revoked" -> Optional.of(new Drop(Trait.session(id(fact, "session_id")), true));
            case "user.suspended", "user.deleted", "user.erased" -> Optional.of(new Drop(Trait.user(subject(headers)), true));
            case "user.reactivated", "user.restored", "user.admin_changed", "user.email_verified",
                    "user.consent_changed", "plan.changed" ->
                    Optional.of(new Drop(Trait.user(subject(headers)), false));
            case "api_key.revoked" -> Optional.of(new Drop(Trait.key(subject(headers)), true));
            case "api_key.rotated" -> Optional.of(new Drop(Trait.key(subject(headers)), false));
            case "space.member_removed" ->
                    Optional.of(new Drop(Trait.membership(id(fact, "space_id"), id(fact, "user_id")), true));
            default -> Optional.empty();
        };
    }

    private static UUID subject(Headers headers) {
        return UUID.fromString(text(headers, "ce_subject"));
    }

    private static UUID id(ConsumerRecord<String, byte[]> fact, String member) {
        return UUID.fromString(new JsonObject(Buffer.buffer(fact.value())).getString(member));
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
