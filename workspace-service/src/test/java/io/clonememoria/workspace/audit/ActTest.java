package io.clonememoria.workspace.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.MalformedEvent;
import io.clonememoria.platform.event.Topics;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActTest {
    private static final UUID USER = UUID.randomUUID();
    private static final UUID SPACE = UUID.randomUUID();
    private static final UUID SUBJECT = UUID.randomUUID();

    @Test
    void saysWhoDidWhatToWhatAndWhere() {
        var fact = fact("message.sent", byUser().put("space_id", SPACE.toString()).put("characters", 42));

        var act = Act.of(fact);

        assertThat(act).isEqualTo(new Act(fact.id(), USER, SPACE, "message.sent", "message", SUBJECT,
                new JsonObject().put("characters", 42), fact.time()));
    }

    @Test
    void isPersonalWhenTheFactNamesNoSpace() {
        assertThat(Act.of(fact("session.created", byUser())).spaceId()).isNull();
        assertThat(Act.of(fact("clone.created", byUser().putNull("space_id"))).spaceId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"user_id\": null}", "{\"user_id\": \"astrid\"}", "{\"user_id\": 7}"})
    void aFactWithoutAnActorIsMalformed(String data) {
        assertThatThrownBy(() -> Act.of(fact("clone.created", new JsonObject(data))))
                .isInstanceOf(MalformedEvent.class);
    }

    @Test
    void aFactWithAnUnreadableSpaceIsMalformedAndNotPersonal() {
        assertThatThrownBy(() -> Act.of(fact("clone.created", byUser().put("space_id", "home"))))
                .isInstanceOf(MalformedEvent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "clone", ".created"})
    void aTypeWithoutAnAggregateIsMalformed(String type) {
        assertThatThrownBy(() -> Act.of(fact(type, byUser()))).isInstanceOf(MalformedEvent.class);
    }

    private static JsonObject byUser() {
        return new JsonObject().put("user_id", USER.toString());
    }

    private static Fact fact(String type, JsonObject data) {
        return new Fact(UUID.randomUUID(), Topics.FACTS_CLONE, type, SUBJECT, Instant.parse("2026-03-01T08:00:00Z"),
                data);
    }
}
