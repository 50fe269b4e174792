package io.clonememoria.billing.usage;

import io.clonememoria.platform.event.Fact;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;

/**
 * What one event adds to a person's day.
 *
 * @param userId who pays: the one who acted, whoever owns the clone
 * @param day    the UTC date on which it happened, however late the event arrives
 */
record UsageIncrement(UUID userId, LocalDate day, long messages, long tokens, long documents, long clones,
        long avatars) {
    /** The events that count. */
    static final Set<String> TYPES = Set.of("message.completed", "document.uploaded", "clone.created",
            "clone.avatar_generated");

    /** @throws IllegalArgumentException when the event does not count or does not say what its type promises */
    static UsageIncrement of(Fact fact) {
        var user = user(fact);
        var day = LocalDate.ofInstant(fact.time(), ZoneOffset.UTC);
        return switch (fact.type()) {
            case "message.completed" -> new UsageIncrement(user, day, 1, tokens(fact), 0, 0, 0);
            case "document.uploaded" -> new UsageIncrement(user, day, 0, 0, 1, 0, 0);
            case "clone.created" -> new UsageIncrement(user, day, 0, 0, 0, 1, 0);
            case "clone.avatar_generated" -> new UsageIncrement(user, day, 0, 0, 0, 0, 1);
            default -> throw new IllegalArgumentException(fact.type() + " is not usage");
        };
    }

    private static UUID user(Fact fact) {
        if (fact.data().getValue("user_id") instanceof String user) {
            return UUID.fromString(user);
        }
        throw new IllegalArgumentException(fact.type() + " without user_id");
    }

    private static long tokens(Fact fact) {
        return Math.addExact(count(fact, "prompt_tokens"), count(fact, "completion_tokens"));
    }

    private static long count(Fact fact, String key) {
        if (fact.data().getValue(key) instanceof Number count && count.longValue() >= 0) {
            return count.longValue();
        }
        throw new IllegalArgumentException(fact.type() + " without a count of " + key);
    }
}
