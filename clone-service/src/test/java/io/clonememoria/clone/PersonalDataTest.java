package io.clonememoria.clone;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.testing.PersonalDataContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What the service holds of people, told and erased. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PersonalDataTest extends PersonalDataContract {
    @Inject
    ObjectStorage storage;

    @Override
    protected String database() {
        return "clone";
    }

    @Override
    protected List<String> rowsOf(UUID person) {
        var clone = UUID.randomUUID();
        var conversation = UUID.randomUUID();
        var message = UUID.randomUUID();
        var session = UUID.randomUUID();
        var avatar = UUID.randomUUID();
        await(() -> storage.put(new ObjectKey("avatars", person, avatar), "image/png", Multi.createFrom().item(Buffer.buffer("a face"))));
        return List.of(
                """
                insert into users (id, email, wanted_email, password_hash, full_name, billing_customer_id)
                values ('%1$s', 'told-by-%1$s@example.org', 'told-by-', 'secret-of-%1$s', 'told-by-', 'told-by-')""".formatted(person),
                """
                insert into private.outgoing_mails (id, user_id, content, next_attempt_at, expires_at)
                values (gen_random_uuid(), '%1$s', 'secret-of-', now() + interval '1 day', now() + interval '2 days')""".formatted(person),
                """
                insert into consent_log (user_id, consent, granted, policy_version, user_agent)
                values ('%s', 'voice_processing', true, '1', 'told-by-')""".formatted(person),
                """
                insert into sessions (id, user_id, expires_at, user_agent)
                values ('%2$s', '%1$s', now() + interval '1 day', 'told-by-')""".formatted(person, session),
                """
                insert into refresh_tokens (user_id, session_id, token_hash)
                values ('%1$s', '%2$s', encode(sha256('%1$s'), 'hex'))""".formatted(person, session),
                """
                insert into user_identities (user_id, issuer, subject) values ('%1$s', 'told-by-', '%1$s')""".formatted(person),
                """
                insert into clones (id, user_id, name, description, greeting)
                values ('%2$s', '%1$s', 'told-by-', 'told-by-', 'told-by-')""".formatted(person, clone),
                """
                insert into avatars (id, user_id, clone_id, is_shown, media_type, size_bytes, width, height)
                values ('%2$s', '%1$s', '%3$s', true, 'image/png', 6, 1, 1)""".formatted(person, avatar, clone),
                """
                insert into clone_cards (clone_id, user_id, card) values ('%2$s', '%1$s', '{"data": {"name": "told-by-"}}')""".formatted(person, clone),
                """
                insert into conversations (id, user_id, clone_id, title) values ('%2$s', '%1$s', '%3$s', 'told-by-')""".formatted(person, conversation, clone),
                """
                insert into messages (id, conversation_id, user_id, role, content)
                values ('%2$s', '%3$s', '%1$s', 'user', 'told-by-')""".formatted(person, message, conversation),
                """
                insert into message_events (message_id, position, user_id, event, data)
                values ('%2$s', 1, '%1$s', 'delta', '{"text": "told-by-"}')""".formatted(person, message),
                """
                insert into projection.subscriptions (user_id, plan, version) values ('%s', 'free', 1)""".formatted(person),
                """
                insert into projection.space_members (space_id, user_id, role, version)
                values (gen_random_uuid(), '%s', 'owner', 1)""".formatted(person));
    }

    @Override
    protected void tellLate(UUID person) {
        TestBus.state(Topics.STATE_SUBSCRIPTIONS, person.toString(), 9, "{\"user_id\": \"%s\", \"plan\": \"free\"}".formatted(person));
        for (var other = 0; other < 20; other++) { // one in each partition at least
            Siblings.tellSubscription(UUID.randomUUID(), "free");
        }
    }
}
