package io.clonememoria.platform.link;

import static io.clonememoria.platform.note.Reactive.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.WorkerRole;
import io.clonememoria.platform.transaction.WorkerTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class OneTimeLinksTest {
    private static final String RESET = "password-reset";
    private static final Duration HOUR = Duration.ofHours(1);

    private final UUID ann = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();
    private final JsonObject payload = new JsonObject().put("credential_id", UUID.randomUUID().toString());

    @Inject
    OneTimeLinks links;
    @Inject
    ExpiredLinks expired;
    @Inject
    RequestTransaction transaction;
    @Inject
    WorkerTransaction worker;

    @Test
    void aLinkSaysOnceWhoseItIsAndWhatFor() {
        var secret = issuedBeforeLogin(HOUR);

        assertThat(secret.value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(redeemed(secret, RESET)).isEqualTo(new RedeemedLink(ann, payload));
        assertThatThrownBy(() -> redeemed(secret, RESET)).isInstanceOf(LinkNotValid.class);
    }

    @Test
    void anExpiredOneAndOneForSomethingElseAnswerLikeOneThatNeverWas() {
        var tooOld = issuedBeforeLogin(Duration.ZERO);
        var good = issuedBeforeLogin(HOUR);

        var answers = IntStream.range(0, 3).mapToObj(at -> switch (at) {
            case 0 -> failure(() -> redeemed(tooOld, RESET));
            case 1 -> failure(() -> redeemed(good, "verify-email"));
            default -> failure(() -> redeemed(new LinkSecret("never issued"), RESET));
        });

        assertThat(answers.map(problem -> problem.getClass() + problem.getMessage()).distinct()).hasSize(1);
        assertThat(redeemed(good, RESET).userId()).as("the wrong purpose has not used it up").isEqualTo(ann);
    }

    @Test
    void ofManyWhoRedeemAtOnceOneSucceeds() throws Exception {
        var secret = issuedBeforeLogin(HOUR);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = threads.invokeAll(IntStream.range(0, 8).<Callable<Boolean>>mapToObj(_ -> () -> {
                try {
                    return redeemed(secret, RESET) != null;
                } catch (LinkNotValid used) {
                    return false;
                }
            }).toList());
            var successes = 0;
            for (var attempt : attempts) {
                successes += attempt.get() ? 1 : 0;
            }
            assertThat(successes).isOne();
        }
    }

    /** As when the process is killed before the commit. */
    @Test
    void aLinkIsNotUsedUpByATransactionThatDoesNotCommit() {
        var secret = issuedBeforeLogin(HOUR);

        assertThatThrownBy(() -> await(() -> transaction.beforeLogin(() -> links.redeem(secret.value(), RESET)
                .chain(() -> Uni.createFrom().failure(new IllegalStateException("boom")))))).hasMessage("boom");

        assertThat(redeemed(secret, RESET).userId()).isEqualTo(ann);
    }

    @Test
    void revokingTakesAPersonsLinksOfOnePurpose() {
        var first = issuedBeforeLogin(HOUR);
        var second = issuedBeforeLogin(HOUR);
        var other = await(() -> transaction.asUser(ann, () -> links.issue("export-download", ann, payload, HOUR)));

        assertThat(await(() -> transaction.asUser(ann, () -> links.revoke(ann, RESET)))).isEqualTo(2);

        assertThatThrownBy(() -> redeemed(first, RESET)).isInstanceOf(LinkNotValid.class);
        assertThatThrownBy(() -> redeemed(second, RESET)).isInstanceOf(LinkNotValid.class);
        assertThat(redeemed(other, "export-download").userId()).isEqualTo(ann);
    }

    @Test
    void aCallerIssuesAndRevokesOnlyTheirOwn() {
        assertThatThrownBy(() -> await(() -> transaction.asUser(bob, () -> links.issue(RESET, ann, payload, HOUR))))
                .hasStackTraceContaining("a link of somebody else");
        assertThatThrownBy(() -> await(() -> transaction.asUser(bob, () -> links.revoke(ann, RESET))))
                .hasStackTraceContaining("links of somebody else");
    }

    @Test
    void aWorkerIssuesLinksToo() {
        var secret = await(() -> worker.as(WorkerRole.CONSUMER, sql -> links.issue(sql, "export-download", ann, payload, HOUR)));

        assertThat(redeemed(secret, "export-download").payload()).isEqualTo(payload);
    }

    @Test
    void theSecretIsStoredNowhereAndNobodyReadsTheTable() throws SQLException {
        var secret = issuedBeforeLogin(HOUR);

        try (var database = TestInfrastructure.superuser("workspace"); var rows = database.createStatement().executeQuery(
                "select string_agg(l::text, ' ') from private.one_time_links l")) {
            rows.next();
            assertThat(rows.getString(1)).contains(secret.hash()).doesNotContain(secret.value());
        }
        try (var login = TestInfrastructure.as("login", "workspace"); var statement = login.createStatement()) {
            for (var role : new String[] {"none", "authenticated"}) {
                statement.execute("set role " + role);
                assertThatThrownBy(() -> statement.executeQuery("select * from private.one_time_links"))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void whatHasExpiredIsRemoved() {
        issuedBeforeLogin(Duration.ZERO);
        var good = issuedBeforeLogin(HOUR);

        assertThat(await(() -> worker.as(expired.role(), expired::run))).isPositive();

        assertThat(await(() -> worker.as(expired.role(), expired::run))).isZero();
        assertThat(redeemed(good, RESET).userId()).isEqualTo(ann);
    }

    private LinkSecret issuedBeforeLogin(Duration lifetime) {
        return await(() -> transaction.beforeLogin(() -> links.issue(RESET, ann, payload, lifetime)));
    }

    private RedeemedLink redeemed(LinkSecret secret, String purpose) {
        return await(() -> transaction.beforeLogin(() -> links.redeem(secret.value(), purpose)));
    }

    private static Throwable failure(Runnable attempt) {
        try {
            attempt.run();
            throw new AssertionError("it succeeded");
        } catch (LinkNotValid refused) {
            return refused;
        }
    }
}
