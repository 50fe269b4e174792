package io.clonememoria.platform.limit;

import static io.clonememoria.platform.note.Reactive.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.limit.Limit.Period;
import io.clonememoria.platform.note.Note;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class LimitsTest {
    private static final Duration LONG = Duration.ofMinutes(5);

    private final UUID ann = UUID.randomUUID();
    private final Limit letters = new Limit("letters", ann, Period.MONTH, 10);

    @Inject
    Limits limits;
    @Inject
    RequestTransaction transaction;
    @Inject
    WorkerTransaction worker;
    @Inject
    HoldExpiry expiry;

    /**
     * Random takes, gifts back, holds, settlements, refunds, expiries and connections that break before their commit, all at
     * once. What was answered to each is added up in a model; while they run an observer reads the counter.
     */
    @Test
    void whateverHappensAtOnceNeverMoreThanTheLimitAndNothingIsLost() throws Exception {
        var most = letters.most();
        var used = new AtomicLong();
        var granted = new AtomicLong();
        var open = new ConcurrentLinkedQueue<UUID>();
        var running = new AtomicBoolean(true);
        Callable<Void> spender = () -> {
            for (var step = 0; step < 40; step++) {
                switch (ThreadLocalRandom.current().nextInt(7)) {
                    case 0 -> {
                        if (within(as(() -> limits.take(letters, 1)))) {
                            used.incrementAndGet();
                            granted.incrementAndGet();
                        }
                    }
                    case 1 -> {
                        if (used.getAndUpdate(now -> now > 0 ? now - 1 : now) > 0) { // what one gives back nobody else does
                            as(() -> limits.giveBack(letters, 1));
                        }
                    }
                    case 2, 3 -> {
                        var id = UUID.randomUUID();
                        // every third lease is over before anybody can settle
                        var lease = Duration.ofMillis(step % 3 == 0 ? 5 : 60_000);
                        if (within(as(() -> limits.hold(letters, 1, id, lease)))) {
                            granted.incrementAndGet();
                            open.add(id);
                        }
                    }
                    case 4 -> {
                        var id = open.poll();
                        if (id != null && as(() -> limits.settle(letters.name(), id))) {
                            used.incrementAndGet();
                        }
                    }
                    case 5 -> {
                        var id = open.poll();
                        if (id != null) {
                            as(() -> limits.refund(letters.name(), id));
                        }
                    }
                    default -> breakOffWhileSpending();
                }
            }
            return null;
        };
        Callable<Void> observer = () -> {
            try (var superuser = TestInfrastructure.superuser("workspace")) {
                while (running.get()) {
                    assertThat(usedOrHeld(superuser)).isLessThanOrEqualTo(most);
                    await(() -> worker.as(expiry.role(), expiry::run));
                }
            }
            return null;
        };
        try (var threads = Executors.newFixedThreadPool(7)) {
            var watching = threads.submit(observer);
            var spenders = threads.invokeAll(Stream.generate(() -> spender).limit(6).toList());
            running.set(false);
            watching.get();
            for (var done : spenders) {
                done.get();
            }
        }
        for (var id : open) {
            as(() -> limits.refund(letters.name(), id));
        }

        assertThat(granted.get()).isGreaterThan(most); // or the limit was never reached again
        try (var superuser = TestInfrastructure.superuser("workspace")) {
            await().until(() -> usedOrHeld(superuser) == used.get());
        }
        while (used.getAndDecrement() > 0) {
            as(() -> limits.giveBack(letters, 1));
        }
        assertThatThrownBy(() -> as(() -> limits.giveBack(letters, 1))).hasStackTraceContaining("limit_counters_used_bounds");
    }

    @Test
    void whatIsRolledBackWasNeverSpent() {
        assertThatThrownBy(() -> as(() -> limits.take(letters, 10).chain(() -> Uni.createFrom().failure(new IllegalStateException("boom")))));

        assertThat(as(() -> limits.take(letters, 10))).isEqualTo(new Spending.Granted(new Quota(10, 10)));
        assertThat(as(() -> limits.take(letters, 1))).isEqualTo(new Spending.Refused(new Quota(10, 10)));
    }

    @Test
    void aHoldIsSettledOnceAndThenCannotBeRefunded() {
        var id = UUID.randomUUID();
        as(() -> limits.hold(letters, 4, id, LONG));

        assertThat(as(() -> limits.settle("letters", id))).isTrue();
        assertThat(as(() -> limits.settle("letters", id))).isFalse();
        assertThat(as(() -> limits.refund("letters", id))).isFalse();

        assertThat(as(() -> limits.take(letters, 7))).isEqualTo(new Spending.Refused(new Quota(10, 4)));
    }

    @Test
    void aLiveHoldIsNotHeldTwiceAndOneThatHasEndedIsHeldAnew() {
        var id = UUID.randomUUID();
        as(() -> limits.hold(letters, 10, id, LONG));
        assertThat(as(() -> limits.hold(letters, 10, id, LONG))).isEqualTo(new Spending.HeldBefore());
        leaseEnds(id);

        assertThat(as(() -> limits.settle("letters", id))).isFalse();
        assertThat(as(() -> limits.hold(letters, 10, id, LONG))).isEqualTo(new Spending.Granted(new Quota(10, 10)));
        assertThat(as(() -> limits.settle("letters", id))).isTrue();
    }

    @Test
    void aNewMonthStartsAnew() {
        as(() -> limits.take(letters, 10));
        superuser("update private.limit_counters set period = '2020-01' where subject = '%s'".formatted(ann));

        assertThat(as(() -> limits.take(letters, 10))).isInstanceOf(Spending.Granted.class);
    }

    /** The count is asked under the lock: of eight at once on a limit of three, three make a row. */
    @Test
    void rowsAreTheirOwnCount() throws Exception {
        var notes = new Limit("notes", ann, Period.EVER, 3);
        Callable<Spending> writer = () -> as(() -> limits.makeRoom(notes, () -> Note.count())
                .call(answer -> answer instanceof Spending.Granted
                        ? Note.of(ann, "a note").persist() : Uni.createFrom().voidItem()));

        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> writer).toList());
            for (var answer : answers) {
                answer.get();
            }
        }

        assertThat(as(() -> Note.count())).isEqualTo(3);
        as(() -> Note.delete("userId", ann));
        assertThat(as(() -> limits.makeRoom(notes, () -> Note.count()))).isEqualTo(new Spending.Granted(new Quota(3, 1)));
    }

    @Test
    void nobodyTouchesTheCountersOfAnother() {
        var bob = UUID.randomUUID();
        var id = UUID.randomUUID();
        as(() -> limits.hold(letters, 1, id, LONG));

        assertThatThrownBy(() -> await(() -> transaction.asUser(bob, () -> limits.take(letters, 1))))
                .hasStackTraceContaining("row-level security");
        assertThat(await(() -> transaction.asUser(bob, () -> limits.settle("letters", id)))).isFalse();
        assertThat(await(() -> transaction.asUser(bob, () -> limits.refund("letters", id)))).isFalse();
        for (var table : List.of("private.limit_counters", "private.limit_holds")) {
            for (var statement : List.of("select * from ", "delete from ")) {
                assertThatThrownBy(() -> asLogin(ann, statement + table)).hasMessageContaining("permission denied");
            }
        }
        assertThat(as(() -> limits.settle("letters", id))).isTrue();
    }

    private boolean within(Spending answer) {
        return switch (answer) {
            case Spending.Granted granted -> {
                assertThat(granted.after().used()).isLessThanOrEqualTo(letters.most());
                yield true;
            }
            case Spending.Refused _ -> false;
            case Spending.HeldBefore _ -> throw new AssertionError("a new id");
        };
    }

    private <T> T as(Supplier<Uni<T>> work) {
        return await(() -> transaction.asUser(ann, work));
    }

    /** As when the process is killed: the locks are held and the rows written, and the connection is gone. */
    private void breakOffWhileSpending() throws SQLException {
        var connection = TestInfrastructure.as("login", "workspace");
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            bind(connection, ann);
            statement.execute("select * from private.lock_limit('letters', '%s', 'month', null)".formatted(ann));
            statement.execute("select private.take_limit('letters', '%s', to_char(now() at time zone 'UTC', 'YYYY-MM'), 1)".formatted(ann));
        } finally {
            connection.abort(Runnable::run);
        }
    }

    private static void asLogin(UUID person, String sql) throws SQLException {
        try (var connection = TestInfrastructure.as("login", "workspace"); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            bind(connection, person);
            statement.execute(sql);
        }
    }

    private static void bind(Connection connection, UUID person) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select set_config('role', 'authenticated', true), set_config('app.current_user_id', '%s', true)"
                    .formatted(person));
        }
    }

    private long usedOrHeld(Connection superuser) throws SQLException {
        try (var statement = superuser.createStatement();
                var row = statement.executeQuery("""
                        select (select coalesce(sum(used), 0) from private.limit_counters where subject = '%1$s')
                            + (select coalesce(sum(amount), 0) from private.limit_holds
                               where subject = '%1$s' and expires_at > clock_timestamp())""".formatted(ann))) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void leaseEnds(UUID id) {
        superuser("update private.limit_holds set expires_at = now() where id = '%s'".formatted(id));
    }

    private static void superuser(String sql) {
        try (var superuser = TestInfrastructure.superuser("workspace"); var statement = superuser.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
