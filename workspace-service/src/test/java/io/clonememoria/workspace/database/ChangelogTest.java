package io.clonememoria.workspace.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.local.TestInfrastructure;
import io.quarkus.liquibase.LiquibaseDataSource;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The changelog may run again on a database in use: nothing is lost, doubled or broken. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ChangelogTest {
    /** The shape: whatever the catalogue says of tables, rights, policies, triggers, functions and indexes. */
    private static final List<String> SHAPE = Stream.of("""
                    select table_name, column_name, data_type, column_default, is_nullable
                      from information_schema.columns where table_schema in (ours)""", """
                    select * from pg_policies""", """
                    select conrelid::regclass, conname, pg_get_constraintdef(oid)
                      from pg_constraint where connamespace::regnamespace::text in (ours)""", """
                    select tablename, indexdef from pg_indexes where schemaname in (ours)""", """
                    select tgrelid::regclass, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal""", """
                    select oid::regprocedure, prosrc, proowner::regrole, proacl
                      from pg_proc where pronamespace::regnamespace::text in (ours)""", """
                    select oid::regclass, relowner::regrole, relacl, relrowsecurity, relforcerowsecurity
                      from pg_class where relnamespace::regnamespace::text in (ours)""", """
                    select attrelid::regclass, attname, attacl
                      from pg_attribute where attacl is not null and attrelid::regclass::text !~ '^pg_'""")
            .map(query -> query.replace("ours", "'public', 'projection', 'messaging', 'private'"))
            .toList();

    @Inject
    @LiquibaseDataSource("migrator")
    LiquibaseFactory liquibase;

    @Test
    void runningItAgainOnAFilledDatabaseLosesDoublesAndBreaksNothing() throws Exception {
        Family.settled();
        var shape = Database.lines(SHAPE);
        var rows = Database.lines(rowsOfEveryTable());

        Database.execute("delete from liquibase.databasechangelog");
        try (var again = liquibase.createLiquibase()) {
            again.update(liquibase.createContexts(), liquibase.createLabels());
        }

        assertThat(Database.lines(SHAPE)).isEqualTo(shape);
        assertThat(Database.lines(rowsOfEveryTable())).isEqualTo(rows);
    }

    private static List<String> rowsOfEveryTable() {
        var queries = new ArrayList<String>();
        Database.column("""
                        select oid::regclass::text from pg_class
                         where relkind = 'r' and relnamespace::regnamespace::text in ('public', 'projection')""")
                .forEach(table -> queries.add("select '" + table + "', t from " + table + " t"));
        return queries;
    }
}
