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
import java.nio.charset.StandardCharsets;
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

    /** The owner of the tables is bound by row level security, too: a change set that forgets it carries nothing over. */
    @Test
    void whatWasUsedAndReservedBeforeThePlatformCountedIsStillUsedAndReserved() throws Exception {
        var person = Person.registered();
        var message = UUID.randomUUID();
        runChangeSet("0016-messages-are-counted");
        Database.run("insert into message_usage (user_id, month, settled) values (?, date_trunc('month', now() at time zone 'UTC')::date, 41)",
                person.id());
        Database.run("alter table message_reservations drop constraint message_reservations_message_id_fkey");
        Database.run("insert into message_reservations select ?, user_id, month, now() + interval '1 hour' from message_usage", message);

        runChangeSet("0029-limits-are-the-platforms");

        try (var request = Database.requestOf(person.id())) {
            assertThat(Database.column(request, "select get_user_message_count_this_month(?)", person.id())).containsExactly(42L);
            assertThat(Database.column(request, "select private.settle_limit('messages', ?)", message)).containsExactly(true);
        }
        assertThat(Database.column("select to_regclass('message_usage')::text")).containsExactly((Object) null);
    }

    private static void runChangeSet(String name) throws Exception {
        try (var owner = TestInfrastructure.as("owner", "clone"); var statement = owner.createStatement();
                var file = ChangelogTest.class.getResourceAsStream("/db/changes/" + name + ".sql")) {
            statement.execute(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static List<String> rowsOfEveryTable() {
        return Database.column("""
                        select oid::regclass::text from pg_class
                         where relkind = 'r' and relnamespace::regnamespace::text in ('public', 'projection', 'private')""")
                .stream().map(table -> "select '" + table + "' || t::text from " + table + " t").toList();
    }

    private static List<String> lines(List<String> queries) {
        return queries.stream().flatMap(query -> Database.column(query).stream()).map(Object::toString).sorted().toList();
    }
}
