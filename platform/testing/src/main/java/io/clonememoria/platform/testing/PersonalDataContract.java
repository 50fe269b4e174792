package io.clonememoria.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.erasure.PersonalDataService;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What each service promises about the data of a person, as a test that it inherits. A new table with somebody's id
 * fails it until a {@code PersonalData} bean names the table and {@link #rowsOf} fills it.
 */
public abstract class PersonalDataContract {
    /** In every text that may be exported. */
    protected static final String TOLD = "told-by-";
    /** In every text that may not: hashes, tokens, secrets. */
    protected static final String SECRET = "secret-of-";

    /** Ids of people stand in columns of these names; and in the key of the people themselves. */
    private static final String TABLES_WITH_PEOPLE = """
            select distinct c.table_schema || '.' || c.table_name
            from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
            where t.table_type = 'BASE TABLE' and c.udt_name = 'uuid'
              and c.table_schema in ('public', 'projection', 'messaging', 'private')
              and (c.column_name like '%user\\_id' or c.column_name = 'subject'
                   or c.table_name = 'users' and c.column_name = 'id')""";

    /** They hold the bare id of somebody who was erased, and are the reason why it stays unknown otherwise. */
    private static final Set<String> KEPT = Set.of("projection.erased_users");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PersonalDataService service = Arc.container().instance(PersonalDataService.class).get();
    private final UUID ann = UUID.randomUUID();
    private final UUID bob = UUID.randomUUID();

    /** The service's database. */
    protected abstract String database();

    /** Statements that put a row of the person into every covered table; files are stored at once. Asked once. */
    protected abstract List<String> rowsOf(UUID person);

    /** Sends events that would write about the person, and returns when they have been consumed. */
    protected abstract void tellLate(UUID person);

    @Test
    void everyTableWithAPersonsIdIsCovered() {
        var withPeople = new TreeSet<>(column(TABLES_WITH_PEOPLE));
        withPeople.removeAll(KEPT);

        assertThat(service.tables()).as("tables that a PersonalData bean names").containsAll(withPeople);
    }

    @Test
    void aPersonIsGivenEverythingAndErasedForEverAndNobodyElseIs() {
        var rowsOfAnn = fill(ann);
        fill(bob);
        service.tables().forEach(table -> assertThat(column("select 1 from " + table + " t where t::text like '%" + ann + "%'"))
                        .as("rows of the person in " + table).isNotEmpty());
        assertThat(service.folders()).as("folders that a PersonalData bean names").containsAll(folders());
        var heldOfBob = json(count(bob));
        var toldToBob = export(bob);

        var told = export(ann);
        var held = json(count(ann));
        var erased = json(erase(ann));

        assertThat(numbers(linesPerKind(told))).isEqualTo(numbers(held)).allSatisfy((kind, count) ->
                assertThat(count).as(kind).isPositive());
        assertThat(told).noneMatch(line -> line.contains(SECRET)).noneMatch(line -> line.contains(bob.toString()));
        var texts = String.join("\n", rowsOfAnn).split(TOLD).length - 1;
        assertThat(String.join("\n", told).split(TOLD).length - 1).as("texts of the person").isEqualTo(texts);

        assertThat(numbers(erased.get("removed")).values().stream().mapToLong(Long::longValue).sum()).isPositive();
        assertThat(numbers(json(count(ann))).values()).as("what is left").containsOnly(0L);
        assertThat(export(ann)).isEmpty();
        assertThat(json(count(bob))).isEqualTo(heldOfBob);
        assertThat(export(bob)).isEqualTo(toldToBob);

        var again = json(erase(ann));
        assertThat(numbers(again.get("removed")).values()).containsOnly(0L);
        assertThat(again.get("removed_in_all")).isEqualTo(erased.get("removed_in_all"));
    }

    @Test
    void whatIsToldLateAboutAnErasedPersonHasNoEffect() {
        erase(ann);

        tellLate(ann);

        assertThat(numbers(json(count(ann))).values()).containsOnly(0L);
    }

    private List<String> fill(UUID person) {
        var rows = rowsOf(person);
        run(rows);
        run(List.of("""
                insert into messaging.dead_letters
                    (consumer, topic, partition_number, record_offset, record_key, headers, data, cause)
                values ('%1$s', 'any', 0, 0, '%1$s', '{}', '{"user_id": "%1$s"}', 'a test')""".formatted(person),
                """
                with job as (
                    insert into messaging.jobs (id, kind, user_id, due_at)
                    values (gen_random_uuid(), 'none', '%1$s', now() + interval '1 day') returning id)
                insert into messaging.export_pages (job_id, page, user_id, lines) select id, 0, '%1$s', '[]' from job"""
                        .formatted(person),
                """
                insert into private.one_time_links (secret_hash, purpose, user_id, payload, expires_at)
                values (sha256('secret-of-%1$s'), 'none', '%1$s', '"secret-of-%1$s"', now() + interval '1 day')"""
                        .formatted(person),
                """
                insert into private.limit_counters (limit_name, subject, period) values ('none', '%s', 'ever')"""
                        .formatted(person),
                """
                insert into private.limit_holds (limit_name, id, subject, period, amount, expires_at)
                values ('none', '%1$s', '%1$s', 'ever', 1, now() + interval '1 day')""".formatted(person),
                """
                insert into private.idempotency_keys (user_id, scope, fingerprint, answer, expires_at)
                values ('%1$s', encode(sha256('%1$s'), 'hex'), encode(sha256('%1$s'), 'hex'), 'secret-of-',
                    now() + interval '1 day')""".formatted(person)));
        return rows;
    }

    /** Those that the service has written to; what begins with a dot is the storage's own. */
    private static List<String> folders() {
        var names = Path.of(TestInfrastructure.setting("clonememoria.storage.folder")).toFile().list();
        return names == null ? List.of() : Stream.of(names).filter(name -> !name.startsWith(".")).toList();
    }

    /** Runs statements beside the service, as nobody else can. */
    protected final void run(List<String> statements) {
        try (var superuser = TestInfrastructure.superuser(database()); var statement = superuser.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The first column of every row, as the superuser sees it. */
    protected final List<String> column(String query) {
        try (var superuser = TestInfrastructure.superuser(database()); var statement = superuser.createStatement();
                var rows = statement.executeQuery(query)) {
            var column = new ArrayList<String>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private String count(UUID person) {
        return await(() -> service.count(person)).encode();
    }

    private List<String> export(UUID person) {
        return await(() -> service.export(person).map(JsonObject::encode).collect().asList());
    }

    private String erase(UUID person) {
        return await(() -> service.erase(person)).encode();
    }

    /** Waits for the service's work, as only tests may. */
    protected static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static JsonNode linesPerKind(List<String> lines) {
        return JSON.valueToTree(lines.stream().map(PersonalDataContract::json)
                .collect(Collectors.groupingBy(line -> line.get("kind").asText(), Collectors.counting())));
    }

    private static TreeMap<String, Long> numbers(JsonNode object) {
        var numbers = new TreeMap<String, Long>();
        object.properties().forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asLong()));
        return numbers;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
