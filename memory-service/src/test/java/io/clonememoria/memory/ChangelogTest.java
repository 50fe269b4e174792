package io.clonememoria.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.liquibase.LiquibaseDataSource;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ChangelogTest {
    private static final String OURS = "in ('public'::regnamespace, 'projection'::regnamespace, 'private'::regnamespace)";

    /** Everything that the change sets make, each line one thing with all that can be said of it. */
    private static final List<String> STRUCTURE = List.of(
            """
            select attrelid::regclass || '.' || attname || ' ' || format_type(atttypid, atttypmod) || attnotnull || attstorage::text
                || coalesce(attacl::text, '')
            from pg_attribute join pg_class c on c.oid = attrelid
            where attnum > 0 and relnamespace %s order by 1""",
            "select conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint where connamespace %s order by 1",
            "select pg_get_indexdef(oid) from pg_class where relkind = 'i' and relnamespace %s order by 1",
            "select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = tgrelid where relnamespace %s order by 1",
            """
            select oid::regclass || coalesce(relacl::text, '') || relrowsecurity || relforcerowsecurity
                || coalesce(reloptions::text, '')
            from pg_class where relkind in ('r', 'v') and relnamespace %s order by 1""",
            """
            select pg_get_functiondef(oid) || proowner::regrole || coalesce(proacl::text, '')
            from pg_proc where pronamespace %s and prokind = 'f' and proname not like '%%vector%%' order by 1""");

    private static final List<String> ROWS = List.of("memories", "memory_history", "clone_document_chunks", "projection.users",
            "projection.clones", "projection.plans", "projection.subscriptions", "projection.space_members");

    @Inject
    @LiquibaseDataSource("migrator")
    LiquibaseFactory liquibase;

    private final UUID rosa = UUID.randomUUID();
    private UUID grandpa;

    @BeforeEach
    void grandpaIsMade() {
        grandpa = Siblings.cloneOf(rosa);
    }

    @Test
    void losesDoublesAndBreaksNothingWhenItRunsAgainOnAFilledDatabase() throws Exception {
        Siblings.knowPlans();
        var id = Api.as(rosa).remember(grandpa, "Before", "The bridge was still of wood.");
        Api.as(rosa).patch("/memories/" + id, Map.of("tags", List.of("bridges"))).statusCode(200);
        var before = everything();

        Database.run("delete from liquibase.databasechangelog");
        try (var again = liquibase.createLiquibase()) {
            again.update("");
        }

        assertThat(everything()).isEqualTo(before);
        Api.as(rosa).search(grandpa, "bridge").statusCode(200).body("results[0].title", equalTo("Before"));
        Api.as(rosa).remember(grandpa, "After", "Then it was of stone.");
    }

    private static Map<String, List<Object>> everything() {
        var all = new LinkedHashMap<String, List<Object>>();
        STRUCTURE.stream().map(query -> query.formatted(OURS)).forEach(query -> all.put(query, Database.column(query)));
        var policies = "select p::text from pg_policies p order by 1";
        all.put(policies, Database.column(policies));
        ROWS.forEach(table -> all.put(table, Database.column("select md5(t::text) from " + table + " t order by 1")));
        return all;
    }
}
