package io.clonememoria.billing;

import static io.clonememoria.billing.BillingDatabase.column;
import static io.clonememoria.billing.BillingDatabase.execute;
import static io.clonememoria.billing.BillingDatabase.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database lets a request see and do, with SQL that forgets every WHERE. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class RowLevelSecurityTest {
    private final UUID ada = UUID.randomUUID();
    private final UUID stranger = UUID.randomUUID();
    private final UUID space = UUID.randomUUID();
    private final UUID personalKey = UUID.randomUUID();
    private final UUID spaceKey = UUID.randomUUID();

    @BeforeEach
    void adaOwnsOneRowOfEverything() {
        execute("insert into projection.users (id, version) values (?, 1)", ada);
        execute("insert into projection.space_members values (?, ?, 'owner', 1)", space, ada);
        execute("insert into usage_metrics (user_id, metric_date, messages_count) values (?, '2026-01-01', 1)", ada);
        execute("insert into subscriptions (user_id, plan) values (?, 'free')", ada);
        aKey(personalKey, ada, null);
        aKey(spaceKey, ada, space);
    }

    @Test
    void isEnabledAndForcedOnEveryTable() {
        assertThat(column("""
                select oid::regclass::text from pg_class
                where relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)
                  and relnamespace::regnamespace::text in ('public', 'projection', 'messaging', 'private')"""))
                .isEmpty();
    }

    @Test
    void aPersonSeesTheOwnRowsAndNoOthers() throws SQLException {
        try (var request = request(ada, null, false)) {
            assertThat(column(request, "select user_id from usage_metrics")).containsExactly(ada);
            assertThat(column(request, "select user_id from subscriptions")).containsExactly(ada);
            assertThat(column(request, "select id from api_keys")).containsExactlyInAnyOrder(personalKey, spaceKey);
            assertThat(column(request, "select api_key_id from api_key_usage"))
                    .containsExactlyInAnyOrder(personalKey, spaceKey);
            assertThat(column(request, "select user_id from projection.space_members")).containsExactly(ada);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage_metrics", "subscriptions", "api_keys", "api_key_usage", "projection.space_members"})
    void aStrangerAndNobodySeeNothing(String table) throws SQLException {
        try (var strangers = request(stranger, null, false); var nobodys = request(null, null, false)) {
            assertThat(column(strangers, "select count(*) from " + table)).containsExactly(0L);
            assertThat(column(nobodys, "select count(*) from " + table)).containsExactly(0L);
        }
    }

    @Test
    void plansAreOpenToNobodyInParticular() throws SQLException {
        try (var request = request(null, null, false)) {
            assertThat(column(request, "select plan from billing_quotas"))
                    .containsExactlyInAnyOrder("free", "pro", "enterprise");
        }
    }

    @Test
    void aCredentialBoundToASpaceSeesThatSpaceAndNothingPersonal() throws SQLException {
        try (var request = request(ada, space, false)) {
            assertThat(column(request, "select id from api_keys")).containsExactly(spaceKey);
            assertThat(column(request, "select api_key_id from api_key_usage")).containsExactly(spaceKey);
            assertThat(column(request, "select id from usage_metrics")).isEmpty();
            assertThat(column(request, "select plan from subscriptions")).isEmpty();
        }
    }

    @Test
    void theKeysOfASpaceAreForItsOwnerAndAdmins() throws SQLException {
        assertThat(keysSeenBy(aMember("admin"))).containsExactly(spaceKey);
        assertThat(keysSeenBy(aMember("member"))).isEmpty();
    }

    @Test
    void aKeyIsGoneFromSightWithTheMembership() throws SQLException {
        var admin = aMember("admin");
        execute("update projection.space_members set removed_at = now() where user_id = ?", admin);

        assertThat(keysSeenBy(admin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "select key_hash from api_keys",
        "select * from api_keys",
        "update api_keys set key_hash = key_hash",
        "update api_keys set rate_limit_requests = 1000000",
        "update api_keys set user_id = user_id",
        "insert into api_keys (name) values ('mine')",
        "delete from api_keys",
        "update api_key_usage set request_count = 0",
        "insert into usage_metrics (user_id, metric_date) values (gen_random_uuid(), '2026-01-02')",
        "update usage_metrics set messages_count = 0",
        "delete from usage_metrics",
        "insert into subscriptions (user_id, plan) values (gen_random_uuid(), 'enterprise')",
        "update subscriptions set plan = 'enterprise'",
        "delete from subscriptions",
        "insert into billing_quotas values ('mine', 1, 1, 1)",
        "update billing_quotas set plan = 'mine'",
        "update billing_quotas set row_version = 1",
        "delete from billing_quotas",
        "select * from projection.users",
        "update projection.space_members set role = 'owner'",
        "select * from messaging.outbox",
        "select * from messaging.inbox",
        "select * from messaging.dead_letters",
    })
    void noRequestReadsAHashOrWritesACounterOrAPlan(String sql) throws SQLException {
        try (var request = request(ada, null, true)) {
            assertDenied(request, sql);
        }
    }

    @Test
    void theHolderOfAKeyRenamesAndRevokesIt() throws SQLException {
        try (var request = request(ada, null, false)) {
            assertThat(execute(request, "update api_keys set name = 'old', revoked_at = now()")).isEqualTo(2);
        }
        try (var request = request(stranger, null, false)) {
            assertThat(execute(request, "update api_keys set revoked_at = now()")).isZero();
        }
    }

    @Test
    void underAdminAnAdministratorSeesAllBillingAndEditsLimits() throws SQLException {
        try (var request = request(stranger, null, true)) {
            assertThat(column(request, "select user_id from usage_metrics")).contains(ada);
            assertThat(column(request, "select user_id from subscriptions")).contains(ada);
            assertThat(column(request, "select id from api_keys")).contains(personalKey, spaceKey);
            assertThat(execute(request, "update billing_quotas set max_clones = max_clones")).isEqualTo(3);
            assertThat(execute(request, "update api_keys set revoked_at = now()")).isZero();
        }
        try (var request = request(ada, null, false)) {
            assertThat(execute(request, "update billing_quotas set max_clones = 1000")).isZero();
        }
    }

    @Test
    void theLoginItselfMayDoNothing() throws SQLException {
        try (var login = TestInfrastructure.as("login", "billing")) {
            assertDenied(login, "select * from public.billing_quotas");
            assertDenied(login, "select * from public.subscriptions");
        }
    }

    @Test
    void isPlatformAdminAnswersAboutTheCallerAndNeverNull() throws SQLException {
        var root = UUID.randomUUID();
        var gone = UUID.randomUUID();
        execute("insert into projection.users (id, is_platform_admin, version) values (?, true, 1)", root);
        execute("insert into projection.users (id, is_platform_admin, deleted_at, version) values (?, true, now(), 1)", gone);

        assertThat(isPlatformAdmin(root)).isTrue();
        assertThat(isPlatformAdmin(ada)).isFalse();
        assertThat(isPlatformAdmin(gone)).isFalse();
        assertThat(isPlatformAdmin(stranger)).isFalse();
        assertThat(isPlatformAdmin(null)).isFalse();
    }

    @Test
    void theVerifierSeesTablesAndPlansButNobodysRows() throws SQLException {
        try (var verifier = TestInfrastructure.as("verifier", "billing")) {
            assertThat(column(verifier, "select table_name::text from information_schema.tables where table_schema = 'public'"))
                    .contains("usage_metrics", "api_keys", "api_key_usage", "billing_quotas");
            assertThat(column(verifier, "select count(*) from billing_quotas")).containsExactly(3L);
            assertThat(column(verifier, "select count(*) from usage_metrics")).containsExactly(0L);
            assertThat(column(verifier, "select count(*) from api_keys")).containsExactly(0L);
        }
    }

    private static void aKey(UUID id, UUID owner, @Nullable UUID space) {
        execute("""
                insert into api_keys (id, user_id, space_id, name, key_hash, key_prefix)
                values (?, ?, ?::uuid, 'a key', encode(sha256(?::text::bytea), 'hex'), 'cmk_test_')""",
                id, owner, space == null ? null : space.toString(), id.toString());
        execute("insert into api_key_usage (api_key_id, window_start) values (?, now())", id);
    }

    private UUID aMember(String role) {
        var member = UUID.randomUUID();
        execute("insert into projection.space_members values (?, ?, ?, 1)", space, member, role);
        return member;
    }

    private static List<@Nullable Object> keysSeenBy(UUID user) throws SQLException {
        try (var request = request(user, null, false)) {
            return column(request, "select id from api_keys");
        }
    }

    private static boolean isPlatformAdmin(@Nullable UUID user) throws SQLException {
        try (var request = request(user, null, false)) {
            return (boolean) column(request, "select is_platform_admin()").getFirst();
        }
    }

    private static void assertDenied(Connection connection, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> connection.createStatement().execute(sql))
                .satisfies(refusal -> assertThat(refusal.getSQLState()).isEqualTo("42501"));
    }
}
