package io.clonememoria.billing;

import static io.clonememoria.billing.BillingDatabase.column;
import static io.clonememoria.billing.BillingDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.liquibase.LiquibaseDataSource;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ChangelogTest {
    /** Every row of every table but the outbox, which is being emptied while we look. */
    private static final String ROWS = """
            select oid::regclass || query_to_xml(format('select * from %s t order by t::text', oid::regclass), true, false, '')::text
            from pg_class where relkind = 'r' and oid <> 'messaging.outbox'::regclass
              and relnamespace::regnamespace::text in ('public', 'projection', 'messaging') order by oid""";

    /** Tables, columns, constraints, indexes, triggers, policies, rights and functions. */
    private static final String SHAPE = """
            with ours as (select oid from pg_namespace where nspname in ('public', 'projection', 'messaging', 'private'))
            select thing from (
                select concat_ws(' ', relname, relkind, relacl, relrowsecurity, relforcerowsecurity)
                    from pg_class where relnamespace in (select oid from ours)
                union all select concat_ws(' ', attrelid::regclass, attname, atttypid::regtype, attnotnull, attacl)
                    from pg_attribute join pg_class c on c.oid = attrelid
                    where relkind = 'r' and relnamespace in (select oid from ours)
                union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
                    from pg_constraint where connamespace in (select oid from ours)
                union all select pg_get_indexdef(indexrelid)
                    from pg_index join pg_class c on c.oid = indexrelid where relnamespace in (select oid from ours)
                union all select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
                union all select to_jsonb(p)::text from pg_policies p
                union all select concat_ws(' ', proowner::regrole, proacl, pg_get_functiondef(oid))
                    from pg_proc where pronamespace in (select oid from ours)
            ) as shape (thing) order by thing""";

    @Inject
    @LiquibaseDataSource("migrator")
    LiquibaseFactory liquibase;

    @Test
    void beginsWithThreePlansThatMayBeEditedForGood() throws Exception {
        assertThat(plans()).containsExactly("enterprise 50 10000 100", "free 2 100 5", "pro 10 1000 20");
        execute("update billing_quotas set max_clones = 12 where plan = 'pro'");

        try {
            runEveryChangeSetAgain();

            assertThat(plans()).containsExactly("enterprise 50 10000 100", "free 2 100 5", "pro 12 1000 20");
        } finally {
            execute("update billing_quotas set max_clones = 10 where plan = 'pro'");
        }
    }

    @Test
    void runAgainOnAFilledDatabaseLosesDoublesAndBreaksNothing() throws Exception {
        aRowOfEverything();
        var rows = column(ROWS);
        var shape = column(SHAPE);

        runEveryChangeSetAgain();

        assertThat(column(ROWS)).isEqualTo(rows);
        assertThat(column(SHAPE)).isEqualTo(shape);
    }

    private void runEveryChangeSetAgain() throws Exception {
        execute("delete from liquibase.databasechangelog");
        try (var again = liquibase.createLiquibase()) {
            again.update("");
        }
    }

    private static void aRowOfEverything() {
        var ada = UUID.randomUUID();
        var key = UUID.randomUUID();
        execute("insert into projection.users (id, is_platform_admin, version) values (?, true, 3)", ada);
        execute("insert into projection.space_members values (gen_random_uuid(), ?, 'owner', 1)", ada);
        execute("insert into usage_metrics (user_id, metric_date, messages_count) values (?, '2026-01-01', 7)", ada);
        execute("insert into subscriptions (user_id, plan) values (?, 'pro')", ada);
        execute("""
                insert into api_keys (id, user_id, name, key_hash, key_prefix)
                values (?, ?, 'a key', encode(sha256(?::text::bytea), 'hex'), 'cmk_test_')""", key, ada, key.toString());
        execute("insert into api_key_usage (api_key_id, window_start, request_count) values (?, now(), 5)", key);
        execute("insert into messaging.inbox (consumer, event_id) values ('none', ?)", UUID.randomUUID());
    }

    private static List<@Nullable Object> plans() {
        return column("""
                select concat_ws(' ', plan, max_clones, max_messages_per_month, max_documents_per_clone)
                from billing_quotas order by plan""");
    }
}
