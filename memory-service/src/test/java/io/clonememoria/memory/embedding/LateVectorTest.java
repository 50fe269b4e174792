package io.clonememoria.memory.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.memory.Api;
import io.clonememoria.memory.Database;
import io.clonememoria.memory.Eventually;
import io.clonememoria.memory.Siblings;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A vector that took long to make is written only where the claim stands under which it was made. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class LateVectorTest {
    private static final OffsetDateTime LEASE = OffsetDateTime.of(2100, 1, 1, 0, 0, 0, 123_456_000, ZoneOffset.UTC);

    @Inject
    PassageQueue queue;

    @Inject
    PreparedVectors prepared;

    @Inject
    EmbeddingService embeddings;

    private final UUID rosa = UUID.randomUUID();
    private UUID memory;
    private UUID passage;

    @BeforeEach
    void aPassageIsClaimed() {
        memory = Api.as(rosa).remember(Siblings.cloneOf(rosa), "The boat", "She was called Brynhild.");
        passage = (UUID) Database.column("select id from clone_document_chunks where memory_id = ?", memory).getFirst();
        Eventually.see(this::vectors, written -> written == 1);
        Database.run("update clone_document_chunks set embedding = null, embedding_model = null, claimed_until = ? where id = ?",
                LEASE, passage);
    }

    @Test
    void isWrittenWhereTheClaimStands() throws SQLException {
        write();

        assertThat(vectors()).isOne();
        assertThat(Database.column("select embedding_model from clone_document_chunks where id = ?", passage))
                .containsExactly(embeddings.serving().orElseThrow().id());
    }

    @Test
    void isNotWrittenWhereThePassageChanged() throws SQLException {
        // given up too, so that nobody else makes the vector meanwhile
        Database.run("update clone_document_chunks set claimed_until = null, indexing_attempts = 5 where id = ?", passage);

        write();

        assertThat(vectors()).isZero();
    }

    @Test
    void isNotWrittenWhereAnotherHasClaimedWhatThePassageSaysNow() throws SQLException {
        Database.run("update clone_document_chunks set claimed_until = ? where id = ?", LEASE.plusSeconds(1), passage);

        write();

        assertThat(vectors()).isZero();
    }

    @Test
    void bringsNoPassageBack() throws SQLException {
        Api.as(rosa).patch("/memories/" + memory, Map.of("content", "She was called Gudrun.")).statusCode(200);

        write();

        assertThat(Database.column("select content from clone_document_chunks where memory_id = ?", memory))
                .containsExactly("She was called Gudrun.");
    }

    @Test
    void waitsForWhoeverIsJustAtThePassage() throws Exception {
        try (var other = TestInfrastructure.superuser("memory"); var writer = Executors.newSingleThreadExecutor()) {
            other.setAutoCommit(false);
            Database.column(other, "select id from clone_document_chunks where id = ? for update", passage);

            var late = writer.submit(() -> {
                write();
                return true;
            });
            Eventually.see(() -> Database.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"), waiting -> waiting > 0);
            other.commit();

            assertThat(late.get()).isTrue();
            assertThat(vectors()).isOne();
        }
    }

    @Test
    void isNotPreparedForAPassageThatWasNotedAnewBecauseItChanged() throws SQLException {
        var model = embeddings.serving().orElseThrow();
        Database.run("insert into passage_vectors (passage_id, model, claimed_until) values (?, ?, ?)", passage, model.id(), LEASE.plusSeconds(1));

        prepared.write(model, List.of(claimed()), List.of(vector()));

        assertThat(Database.count("select count(embedding) from passage_vectors where passage_id = ?", passage)).isZero();
    }

    private void write() throws SQLException {
        queue.write(embeddings.serving().orElseThrow(), List.of(claimed()), List.of(vector()));
    }

    private Passage claimed() {
        return new Passage(passage, LEASE, memory, "The boat", "She was called Brynhild.", null);
    }

    private static float[] vector() {
        var vector = new float[E5Small.DIMENSION];
        Arrays.fill(vector, 0.1f);
        return vector;
    }

    private long vectors() {
        return Database.count("select count(embedding) from clone_document_chunks where id = ?", passage);
    }
}
