package io.clonememoria.platform.transaction;

import static io.clonememoria.platform.note.Reactive.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.AdministratorsOnly;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.note.Note;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class RequestTransactionTest {
    private final UUID ann = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    @Inject
    RequestTransaction transaction;
    @Inject
    SessionSql sql;
    @Inject
    Pool pool;
    @Inject
    Commits commits;

    @Test
    void aListWithoutConditionsHoldsOnlyTheCallersRows() {
        write(ann, "one");
        write(ann, "two");
        write(bob, "three");

        var seen = await(() -> transaction.asUser(ann, () -> Note.<Note>listAll()));

        assertThat(seen).extracting(note -> note.body).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void aRowForSomebodyElseCannotBeWritten() {
        assertThatThrownBy(() -> await(() -> transaction.asUser(ann, () -> Note.of(bob, "forged").persistAndFlush())))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void whoForgetsTheTransactionHasNoRights() {
        // the login may not even look into the schema
        assertThatThrownBy(() -> await(() -> Panache.withTransaction(() -> Note.count())))
                .hasStackTraceContaining("relation \"note\" does not exist");
    }

    @Test
    void nobodySeesNothing() {
        write(ann, "mine");

        assertThat(await(() -> transaction.asAnyone(() -> Note.count()))).isZero();
    }

    @Test
    void nothingOfATransactionStaysOnItsConnectionEvenAfterAFailure() {
        assertThatThrownBy(() -> await(() -> transaction.asUser(ann,
                () -> Note.count().chain(() -> Uni.createFrom().failure(new IllegalStateException("boom"))))));
        assertThatThrownBy(() -> await(() -> transaction.asUser(ann, () -> sql.select("select 1/0"))));

        for (var connection : List.of(1, 2, 3, 4)) {
            var row = await(() -> pool.query("select current_user::text, current_setting('app.current_user_id', true)")
                    .execute()).iterator().next();
            assertThat(row.getString(0)).as("connection " + connection).endsWith("_login");
            assertThat(row.getString(1)).isNullOrEmpty();
        }
    }

    @Test
    void theAdministratorsRightIsThereOnlyWhereItIsAskedForAndEachUseIsAnnounced() {
        var administrator = caller(true);
        assertThat(await(() -> transaction.as(administrator, this::adminSetting))).isNotEqualTo("true");

        assertThat(await(() -> transaction.asAdministrator(administrator, this::adminSetting))).isEqualTo("true");

        assertThat(await(() -> transaction.as(administrator, this::adminSetting))).isNotEqualTo("true");
        var told = TestBus.await(Topics.FACTS_IDENTITY, "admin.acted", ann.toString(), Duration.ofSeconds(30));
        assertThat(told.data().get("user_id").asText()).isEqualTo(ann.toString());
    }

    @Test
    void whoIsNoAdministratorHereGetsNothingDone() {
        assertThatThrownBy(() -> await(() -> transaction.asAdministrator(caller(false), this::adminSetting)))
                .isInstanceOf(AdministratorsOnly.class);
    }

    private Uni<Object> adminSetting() {
        return sql.select("select current_setting('app.is_platform_admin', true)").map(rows -> rows.getFirst()[0]);
    }

    private Caller caller(boolean admin) {
        return new Caller(ann, null, null, null, true, admin, null, Set.of(), "");
    }

    @Test
    void aNestedTransactionIsTheSameOne() {
        write(ann, "mine");

        assertThat(await(() -> transaction.asUser(ann, () -> Panache.withTransaction(() -> Note.count())))).isOne();
    }

    @Test
    void oneForAnotherPersonInsideIsBoundToThatOneAndWhatFollowsToTheFirst() {
        write(ann, "of ann");
        write(bob, "of bob");

        var seen = await(() -> transaction.asUser(ann, () -> transaction.asUser(bob, () -> bodies())
                .chain(ofBob -> transaction.asUser(bob, () -> Uni.createFrom().<String>failure(new IllegalStateException("boom")))
                        .onFailure().recoverWithItem("recovered")
                        .chain(() -> bodies())
                        .map(ofAnn -> List.of(ofBob, ofAnn)))));

        assertThat(seen).containsExactly(List.of("of bob"), List.of("of ann"));
    }

    @Test
    void aCommitIsToldOnceAndAfterTheOutermost() {
        var told = await(() -> transaction.asUser(ann, () -> transaction.asUser(ann, () -> Note.of(ann, "inner").persist())
                        .map(_ -> commits.toldHere()))
                .map(inside -> List.of(inside, commits.toldHere())));

        assertThat(told).containsExactly(0, 1);
    }

    @Test
    void whatIsRolledBackOutsideIsGoneInsideAndNeverTold() {
        var told = await(() -> transaction.asUser(ann, () -> transaction
                        .asUser(ann, () -> Note.of(ann, "inner").persist())
                        .chain(() -> Uni.createFrom().<Integer>failure(new IllegalStateException("boom"))))
                .onFailure(IllegalStateException.class).recoverWithItem(commits::toldHere));

        assertThat(told).isZero();
        assertThat(await(() -> transaction.asUser(ann, () -> Note.count()))).isZero();
    }

    private Uni<List<String>> bodies() {
        return sql.select("select body from note").map(rows -> rows.stream().map(row -> (String) row[0]).toList());
    }

    @Test
    void plainSqlSeesWhatWasPersistedBefore() {
        var rows = await(() -> transaction.asUser(ann, () -> Note.of(ann, "fresh").persist()
                .chain(() -> sql.select("select body from note where user_id = $1", ann))));

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst()).containsExactly("fresh");
    }

    /** Counts what it is told, apart for each piece of work: others commit meanwhile. */
    @Singleton
    static class Commits implements CommitListener {
        private final Map<Object, Integer> told = new ConcurrentHashMap<>();

        @Override
        public void committed() {
            told.merge(Objects.requireNonNullElse(Vertx.currentContext(), this), 1, Integer::sum);
        }

        int toldHere() {
            return told.getOrDefault(Vertx.currentContext(), 0);
        }
    }

    private void write(UUID user, String body) {
        await(() -> transaction.asUser(user, () -> Note.of(user, body).persist()));
    }
}
