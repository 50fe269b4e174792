package io.clonememoria.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.liquibase.LiquibaseDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ChangelogTest {
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
        Api.as(rosa).remember(grandpa, "Before", "The bridge was still of wood.");
        Api.as(rosa).post("/clones/" + grandpa + "/documents", Map.of("title", "A letter", "content", "Words.")).statusCode(201);
        var before = everything();

        Database.run("delete from liquibase.databasechangelog");
        try (var again = liquibase.createLiquibase()) {
            again.update("");
        }

        assertThat(everything()).isEqualTo(before);
        Api.as(rosa).search(grandpa, "bridge").statusCode(200).body("results[0].title", org.hamcrest.Matchers.equalTo("Before"));
        Api.as(rosa).remember(grandpa, "After", "Then it was of stone.");
    }

    /** Rows per table, and all columns, constraints, indexes, policies, grants, triggers and functions. */
    private static Map<String, List<Object>> everything() {
        var all = new TreeMap<String, List<Object>>();
        for (var table : List.of("memories", "clone_documents", "projection.users", "projection.clones", "projection.plans",
                "projection.subscriptions", "projection.space_members")) {
            all.put(table, Database.column("select id::text from (select to_jsonb(t) ->> 'created_at' as id from " + table + " t) x order by 1"));
        }
        all.put("chunks", Database.column("select id || content || created_at from clone_document_chunks order by id"));
        all.put("columns", Database.column("select table_schema || '.' || table_name || '.' || column_name || data_type || is_nullable || coalesce(column_default, '') from information_schema.columns where table_schema in ('public', 'projection', 'messaging') order by 1"));
        all.put("constraints", Database.column("select conrelid::regclass || conname || pg_get_constraintdef(oid) from pg_constraint where connamespace in ('public'::regnamespace, 'projection'::regnamespace) order by 1"));
        all.put("indexes", Database.column("select indexdef from pg_indexes where schemaname in ('public', 'projection', 'messaging') order by 1"));
        all.put("policies", Database.column("select p::text from pg_policies p order by 1"));
        all.put("tables", Database.column("select relname || relacl::text || relrowsecurity || relforcerowsecurity from pg_class where relnamespace in ('public'::regnamespace, 'projection'::regnamespace, 'messaging'::regnamespace) and relacl is not null order by 1"));
        all.put("column rights", Database.column("select attrelid::regclass || attname || attacl::text from pg_attribute where attacl is not null order by 1"));
        all.put("triggers", Database.column("select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal order by 1"));
        all.put("functions", Database.column("select pg_get_functiondef(oid) || proowner::regrole || coalesce(proacl::text, '') from pg_proc where pronamespace = 'private'::regnamespace order by 1"));
        return all;
    }
}
