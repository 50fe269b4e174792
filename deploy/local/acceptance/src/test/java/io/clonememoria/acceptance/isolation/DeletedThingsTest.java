package io.clonememoria.acceptance.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.clonememoria.acceptance.RunningSuite;
import io.clonememoria.local.TestEdge;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was deleted is brought back, put to rest and woken by whose it is, and by nobody else. */
@ExtendWith(RunningSuite.class)
class DeletedThingsTest {
    private static final List<String> ACTS = List.of("restore", "retire", "reactivate");

    private static Doors doors;
    private static Databases databases;
    private static Person author;
    private static Person admin;
    private static Person member;
    private static Person stranger;
    private static UUID space;
    private static String shared;
    private static String personal;

    @BeforeAll
    static void somethingDeleted() {
        doors = new Doors(RunningSuite.suite());
        databases = new Databases(RunningSuite.suite());
        author = Person.register(doors);
        admin = Person.register(doors);
        member = Person.register(doors);
        stranger = Person.register(doors);
        var spaces = new Spaces(databases);
        space = spaces.found(author.id(), "The family", "");
        spaces.join(space, admin.id(), "admin");
        spaces.join(space, member.id(), "member");
        shared = author.post("/api/v1/clones", Map.of("name", "Ours", "space_id", space)).path("id").asText();
        personal = author.post("/api/v1/clones", Map.of("name", "Mine")).path("id").asText();
        databases.run("clone", "update clones set deleted_at = now() where id in (?::uuid, ?::uuid)", shared, personal);
    }

    @Test
    void aMemberDoesNotBringBackWhatOthersDeleted() {
        assertSoftly(softly -> ACTS.forEach(act -> {
            softly.assertThat(status(member, shared, act)).as("a member's " + act).isIn(403, 404);
            softly.assertThat(status(member, personal, act)).as("a member's " + act + " of what is personal").isEqualTo(404);
            softly.assertThat(status(admin, personal, act)).as("an admin's " + act + " of what is personal").isEqualTo(404);
            softly.assertThat(status(stranger, shared, act)).as("a stranger's " + act).isEqualTo(404);
            softly.assertThat(status(stranger, personal, act)).as("a stranger's " + act).isEqualTo(404);
        }));
        assertThat(member.get("/api/v1/clones?deleted=true").path("data")).isEmpty();
        assertThat(stranger.get("/api/v1/clones?deleted=true").path("data")).isEmpty();
        assertThat(deleted()).isEqualTo("2");
    }

    @Test
    void nobodyLearnsWhatRoomThePlanOfAnotherHas() throws Exception {
        for (var asking : List.of(member, stranger)) {
            try (var connection = databases.connectAsLogin("clone")) {
                connection.setAutoCommit(false);
                Databases.texts(connection, "select set_config('role', 'authenticated', true), set_config('app.current_user_id', ?, true)",
                        asking.id().toString());
                assertThat(Databases.texts(connection, "select plan from private.clone_room_of(?)", author.id())).isEmpty();
                assertThat(Databases.texts(connection, "select private.clone_count_of(?)", author.id())).containsOnlyNulls();
            }
        }
    }

    @Test
    void aKeyBoundToAnotherSpaceOfTheSamePersonBringsNothingBack() {
        var aside = new Spaces(databases).found(author.id(), "Aside", "");
        var key = ApiKeyRow.bound(databases, author.id(), aside, "Aside");
        var caller = doors.edgeToken(TestEdge.caller(author.id()).boundTo(aside).claim("key", key.id().toString()));
        var operation = doors.documents().stream().flatMap(document -> document.operations().stream())
                .filter(one -> one.path().equals("/api/v1/clones/{id}/restore")).findFirst().orElseThrow();

        for (var id : List.of(shared, personal)) {
            var call = new Call(operation, operation.path().replace("{id}", id), Map.of(), null, Set.of(), Aim.FOREIGN, "");
            assertThat(doors.atTheService(call, caller).status()).isEqualTo(404);
        }
        assertThat(deleted()).isEqualTo("2");
    }

    private static int status(Person person, String id, String act) {
        return doors.post("/api/v1/clones/" + id + "/" + act, Map.of(), person.credential()).status();
    }

    private static String deleted() {
        return databases.texts("clone", "select count(*)::text from clones where user_id = ? and deleted_at is not null", author.id()).getFirst();
    }
}
