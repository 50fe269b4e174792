package io.clonememoria.clone.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published functions answer the person, nobody else, and never yes out of NULL. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class HelperFunctionsTest {

    @ParameterizedTest
    @CsvSource({"data_processing, true", "voice_processing, false", "video_processing, false", "third_party_apis, false",
        "whatsapp_ingestion, false", "everything, false", ", false"})
    void hasConsentKnowsTheFive(String consent, boolean given) {
        var person = Person.registered();

        assertThat(ask(person.id(), "select has_consent(?, ?::text)", person.id(), consent)).isEqualTo(given);
    }

    @Test
    void countsAndRoomAreOnesOwn() {
        var person = Person.registered();
        person.makesClone();

        assertThat(ask(person.id(), "select get_user_clone_count(?)", person.id())).isEqualTo(1L);
        assertThat(ask(person.id(), "select can_create_clone(?)", person.id())).isEqualTo(true);
        assertThat(ask(person.id(), "select get_user_message_count_this_month(?)", person.id())).isEqualTo(0L);
        assertThat(ask(person.id(), "select can_send_message(?)", person.id())).isEqualTo(true);

        var second = person.makesClone();
        assertThat(ask(person.id(), "select can_create_clone(?)", person.id())).isEqualTo(false);
        person.deletes("/clones/" + second).statusCode(204);
        assertThat(ask(person.id(), "select can_create_clone(?)", person.id())).isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "has_consent(?, 'data_processing')    | false",
        "can_create_clone(?)                  | false",
        "can_send_message(?)                  | false",
        "get_user_clone_count(?)              |",
        "get_user_message_count_this_month(?) |"})
    void nobodyLearnsAboutAnother(String call, Boolean answer) {
        var person = Person.registered();

        assertThat(ask(UUID.randomUUID(), "select " + call, person.id())).isEqualTo(answer);
        assertThat(ask(person.id(), "select " + call.replace("?", "null"))).isEqualTo(answer);
    }

    @Test
    void anAdministratorIsWhoTheRowSaysUntilTheAccountIsDeleted() {
        var person = Person.registered();
        assertThat(ask(person.id(), "select is_platform_admin()")).isEqualTo(false);

        Database.run("update users set is_platform_admin = true where id = ?", person.id());
        assertThat(ask(person.id(), "select is_platform_admin()")).isEqualTo(true);

        Database.run("update users set deleted_at = now() where id = ?", person.id());
        assertThat(ask(person.id(), "select is_platform_admin()")).isEqualTo(false);
        assertThat(ask(person.id(), "select has_consent(?, 'data_processing')", person.id())).isEqualTo(false);
    }

    private static Object ask(UUID asker, String query, Object... parameters) {
        try (var request = Database.requestOf(asker)) {
            return Database.column(request, query, parameters).getFirst();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
