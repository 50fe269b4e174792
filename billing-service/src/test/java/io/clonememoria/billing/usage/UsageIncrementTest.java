package io.clonememoria.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clonememoria.platform.event.Fact;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UsageIncrementTest {
    private static final UUID USER = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final LocalDate DAY = LocalDate.parse("2026-03-15");

    @Test
    void aCompletedMessageIsOneMessageWithTheTokensOfPromptAndAnswer() {
        var increment = UsageIncrement.of(fact("message.completed",
                Map.of("user_id", USER.toString(), "prompt_tokens", 900, "completion_tokens", 77L)));

        assertThat(increment).isEqualTo(new UsageIncrement(USER, DAY, 1, 977, 0, 0, 0));
    }

    @Test
    void anUploadedDocumentIsOneDocument() {
        assertThat(UsageIncrement.of(fact("document.uploaded", Map.of("user_id", USER.toString()))))
                .isEqualTo(new UsageIncrement(USER, DAY, 0, 0, 1, 0, 0));
    }

    @Test
    void aCreatedCloneIsOneCloneOfTheOneWhoCreatedIt() {
        var owner = UUID.randomUUID();

        var increment = UsageIncrement.of(fact("clone.created",
                Map.of("user_id", USER.toString(), "owner_user_id", owner.toString())));

        assertThat(increment).isEqualTo(new UsageIncrement(USER, DAY, 0, 0, 0, 1, 0));
    }

    @Test
    void aGeneratedAvatarIsOneOfTheOneWhoAskedForIt() {
        assertThat(UsageIncrement.of(fact("clone.avatar_generated", Map.of("user_id", USER.toString()))))
                .isEqualTo(new UsageIncrement(USER, DAY, 0, 0, 0, 0, 1));
    }

    @Test
    void anEventWithoutAPersonIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> UsageIncrement.of(fact("clone.created", Map.of())));
    }

    @Test
    void aMessageWithoutTokensOrWithLessThanNoneIsRefused() {
        var silent = fact("message.completed", Map.of("user_id", USER.toString(), "prompt_tokens", 1));
        var negative = fact("message.completed",
                Map.of("user_id", USER.toString(), "prompt_tokens", -1, "completion_tokens", 1));

        assertThatIllegalArgumentException().isThrownBy(() -> UsageIncrement.of(silent));
        assertThatIllegalArgumentException().isThrownBy(() -> UsageIncrement.of(negative));
    }

    @Test
    void anEventThatDoesNotCountIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UsageIncrement.of(fact("clone.deleted", Map.of("user_id", USER.toString()))));
    }

    /** In the last second of a UTC day, when it is tomorrow already in half of the world. */
    private static Fact fact(String type, Map<String, Object> data) {
        return new Fact(UUID.randomUUID(), "clonememoria.clone", type, UUID.randomUUID(),
                Instant.parse("2026-03-15T23:59:59.999Z"), new JsonObject(data));
    }
}
