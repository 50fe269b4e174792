package io.clonememoria.clone.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.liquibase.LiquibaseDataSource;
import io.quarkus.liquibase.LiquibaseFactory;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The changelog may run again on a database in use: nothing is lost, doubled or broken. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ChangelogTest {
    /** The shape: whatever the catalogue says of tables, rights, policies, triggers, functions and indexes. */
    private static final List<String> SHAPE = Stream.of("""
                    select (table_schema, table_name, column_name, data_type, column_default, is_nullable)::text
                      from information_schema.columns where table_schema in (ours)""", """
                    select p::text from pg_policies p""", """
                    select (conrelid::regclass, conname, pg_get_constraintdef(oid))::text
                      from pg_constraint where connamespace::regnamespace::text in (ours)""", """
                    select indexdef from pg_indexes where schemaname in (ours)""", """
                    select pg_get_triggerdef(oid) from pg_trigger where not tgisinternal""", """
                    select (oid::regprocedure, prosrc, prosecdef, proconfig, proowner::regrole, proacl)::text
                      from pg_proc where pronamespace::regnamespace::text in (ours)""", """
                    select (oid::regclass, relowner::regrole, relacl, relrowsecurity, relforcerowsecurity)::text
                      from pg_class where relnamespace::regnamespace::text in (ours)""", """
                    select (attrelid::regclass, attname, attacl)::text
                      from pg_attribute where attacl is not null and attrelid::regclass::text !~ '^pg_'""")
            .map(query -> query.replace("ours", "'public', 'projection', 'messaging', 'private'"))
            .toList();

    @Inject
    @LiquibaseDataSource("migrator")
    LiquibaseFactory liquibase;

    @Test
    void runningItAgainOnAFilledDatabaseLosesDoublesAndBreaksNothing() throws Exception {
        var person = Person.registered();
        var space = UUID.randomUUID();
        Siblings.addMember(space, person.id(), "owner");
        var conversation = person.opensConversation(person.makesCloneIn(space));
        person.posts("/conversations/" + conversation + "/messages", Map.of("content", "kept")).statusCode(503);
        var shape = lines(SHAPE);
        var rows = lines(rowsOfEveryTable());

        Database.run("delete from liquibase.databasechangelog");
        try (var again = liquibase.createLiquibase()) {
            again.update(liquibase.createContexts(), liquibase.createLabels());
        }

        assertThat(lines(SHAPE)).isEqualTo(shape);
        assertThat(lines(rowsOfEveryTable())).isEqualTo(rows);
        person.makesClone();
    }

    private static List<String> rowsOfEveryTable() {
        return Database.column("""
                        select oid::regclass::text from pg_class
                         where relkind = 'r' and relnamespace::regnamespace::text in ('public', 'projection')""")
                .stream().map(table -> "select '" + table + "' || t::text from " + table + " t").toList();
    }

    private static List<String> lines(List<String> queries) {
        return queries.stream().flatMap(query -> Database.column(query).stream()).map(Object::toString).sorted().toList();
    }
}
