package io.clonememoria.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.erasure.PersonalDataService;
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
import org.junit.jupiter.api.Test;

/** What the service holds of people, told and erased. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class PersonalDataTest extends PersonalDataContract {
    @Inject
    ObjectStorage storage;

    @Inject
    PersonalDataService service;

    @Override
    protected String database() {
        return "memory";
    }

    @Override
    protected List<String> rowsOf(UUID person) {
        var clone = UUID.randomUUID();
        var memory = UUID.randomUUID();
        var document = UUID.randomUUID();
        var file = new ObjectKey("documents", person, document);
        await(() -> storage.put(file, "text/plain", Multi.createFrom().item(Buffer.buffer("the original"))));
        var chat = new ObjectKey("imports", person, UUID.randomUUID());
        await(() -> storage.put(chat, "text/plain", Multi.createFrom().item(Buffer.buffer("the chat"))));
        return List.of(
                """
                insert into projection.users (id, version) values ('%s', 1)""".formatted(person),
                """
                insert into projection.clones (id, user_id, version) values ('%2$s', '%1$s', 1)""".formatted(person, clone),
                """
                insert into projection.subscriptions (user_id, plan, version) values ('%s', 'free', 1)""".formatted(person),
                """
                insert into projection.space_members (space_id, user_id, role, version)
                values (gen_random_uuid(), '%s', 'owner', 1)""".formatted(person),
                """
                insert into memories (id, user_id, clone_id, title, content, speaker, tags, people, places, metadata)
                values ('%2$s', '%1$s', '%3$s', 'told-by-', 'told-by-', 'told-by-', '{told-by-}', '{told-by-}', '{told-by-}',
                    '{"told-by-": "told-by-"}')""".formatted(person, memory, clone),
                """
                insert into memory_history (id, memory_id, clone_id, user_id, change, before, changed_by_user_id)
                values (gen_random_uuid(), '%2$s', '%3$s', '%1$s', 'updated', '{"content": "told-by-"}', '%1$s')"""
                        .formatted(person, memory, clone),
                """
                with other as (
                    insert into memories (user_id, clone_id, title, content)
                    values (gen_random_uuid(), gen_random_uuid(), 'Another''s', 'Another''s') returning *)
                insert into memory_history (id, memory_id, clone_id, user_id, change, before, changed_by_user_id)
                select gen_random_uuid(), id, clone_id, user_id, 'updated', '{"content": "secret-of-"}', '%s' from other"""
                        .formatted(person),
                """
                insert into clone_documents (id, user_id, clone_id, title, content, media_type, size_bytes, chunk_count, original_key,
                    status, failure)
                values ('%2$s', '%1$s', '%3$s', 'told-by-', 'told-by-', 'text/plain', 8, 1, 'documents/%1$s/%2$s',
                    'failed', 'embedding-failed')""".formatted(person, document, clone),
                """
                insert into pending_originals (original_key, user_id) values ('documents/%1$s/%2$s', '%1$s')""".formatted(person, memory),
                """
                insert into imports (id, user_id, clone_id, source_type, title, speaker, time_zone, sha256, size_bytes, total, original_key)
                values ('%2$s', '%1$s', '%3$s', 'json', 'told-by-', 'told-by-', 'Z', '', 8, 1, 'imports/%1$s/%2$s')""".formatted(person, chat.id(), clone),
                """
                insert into clone_document_chunks (user_id, clone_id, document_id, chunk_index, title, content, indexing_attempts)
                values ('%1$s', '%3$s', '%2$s', 0, 'told-by-', 'told-by-', 1000)""".formatted(person, document, clone),
                """
                insert into clone_document_chunks (user_id, clone_id, memory_id, chunk_index, title, content, indexing_attempts)
                values ('%1$s', '%3$s', '%2$s', 0, 'told-by-', 'told-by-', 1000)""".formatted(person, memory, clone));
    }

    /** They have no person's id of their own. */
    @Test
    void preparedVectorsGoWithThePassagesThatTheyAreOf() {
        var ann = UUID.randomUUID();
        run(rowsOf(ann));
        run(List.of(
                """
                insert into embedding_models (model, dimension, wanted_at) values ('another', 3, now() - interval '1 hour')
                on conflict (model) do update set wanted_at = excluded.wanted_at""",
                """
                insert into passage_vectors (passage_id, model, embedding)
                select id, 'another', '[1,2,3]' from clone_document_chunks where user_id = '%s'""".formatted(ann)));

        await(() -> service.erase(ann));

        assertThat(column("select passage_id from passage_vectors where model = 'another'")).isEmpty();
    }

    @Override
    protected void tellLate(UUID person) {
        Siblings.tellPerson(person, true);
        Siblings.cloneOf(person);
        Siblings.tellSubscription(person, "free");
        for (var other = 0; other < 20; other++) { // one in each partition at least
            var next = UUID.randomUUID();
            Siblings.tellPerson(next, true);
            Siblings.cloneOf(next);
            Siblings.tellSubscription(next, "free");
            Eventually.see(() -> Database.count("""
                    select (select count(*) from projection.users where id = ?) + (select count(*) from projection.clones where user_id = ?)
                        + (select count(*) from projection.subscriptions where user_id = ?)""", next, next, next),
                    known -> known == 3);
        }
    }
}
