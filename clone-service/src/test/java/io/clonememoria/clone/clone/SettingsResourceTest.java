package io.clonememoria.clone.clone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who speaks for a clone; openai and anthropic are configured in these tests, ollama and gemini are not. */
@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class SettingsResourceTest {
    private static final String REQUIRED = "https://clonememoria.io/problems/consent-required";

    @Test
    void saysWhatIsChosenAndWhatIsOffered() {
        var person = Person.registered();

        person.gets("/clones/" + person.makesClone() + "/settings").statusCode(200)
                .body("llm_provider", equalTo("embedded")).body("llm_model", nullValue())
                .body("embedding_provider", equalTo("embedded")).body("tts_provider", nullValue())
                .body("temperature", equalTo(0.7f)).body("max_tokens", equalTo(1024))
                .body("offered.llm.provider", contains("embedded", "openai", "anthropic"))
                .body("offered.llm.models", contains(List.of(), List.of("small-talk", "big-talk"), List.of("long-talk")))
                .body("offered.llm.max_temperature", contains(2f, 2f, 1f))
                .body("offered.llm.max_tokens", contains(32_000, 32_000, 8_000))
                .body("offered.llm.third_party", contains(false, true, true))
                .body("offered.embedding.provider", contains("embedded", "openai"))
                .body("offered.tts.provider", contains("embedded", "openai"))
                .body(not(containsString("not-a-key")));
    }

    @Test
    void keepsWhatIsOfferedAndAllowed() {
        var person = allowing("third_party_apis", "voice_processing");
        var id = person.makesClone();

        person.patches("/clones/" + id + "/settings", Map.of("llm_provider", "openai", "llm_model", "big-talk",
                        "embedding_provider", "openai", "tts_provider", "openai", "tts_voice_id", "nova", "temperature", 1.5,
                        "max_tokens", 2_000)).statusCode(200)
                .body("llm_model", equalTo("big-talk")).body("tts_voice_id", equalTo("nova"));

        person.gets("/clones/" + id + "/settings").body("llm_provider", equalTo("openai")).body("embedding_provider", equalTo("openai"))
                .body("temperature", equalTo(1.5f)).body("max_tokens", equalTo(2_000));
        person.gets("/clones/" + id).body("llm_provider", equalTo("openai")).body("llm_model", equalTo("big-talk"));
        TestBus.await(Topics.FACTS_CLONE, "clone.updated", id.toString(), Duration.ofSeconds(20));
    }

    @Test
    void anotherProviderBeginsWithItsOwnModelAndVoice() {
        var person = allowing("third_party_apis", "voice_processing");
        var path = "/clones/" + person.makesClone() + "/settings";
        person.patches(path, Map.of("llm_provider", "openai", "llm_model", "big-talk", "tts_provider", "openai",
                "tts_voice_id", "nova")).statusCode(200);

        person.patches(path, Map.of("llm_provider", "anthropic", "tts_provider", "embedded")).statusCode(200)
                .body("llm_model", nullValue()).body("tts_voice_id", nullValue());
        person.patches(path, Map.of("llm_model", "long-talk")).statusCode(200).body("llm_model", equalTo("long-talk"));
        person.patches(path, Map.of("llm_model", "", "tts_provider", "")).statusCode(200)
                .body("llm_model", nullValue()).body("tts_provider", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "llm_provider, nobody, llm_provider", "llm_provider, ollama, llm_provider", "llm_provider, '', llm_provider",
        "llm_model, big-talk, llm_model", "embedding_provider, anthropic, embedding_provider",
        "tts_provider, gemini, tts_provider", "tts_voice_id, nova, tts_voice_id", "system, secret, system"})
    void namesWhatIsWrongAndChangesNothing(String field, String value, String named) {
        var person = allowing("third_party_apis", "voice_processing");
        var id = person.makesClone();

        person.patches("/clones/" + id + "/settings", Map.of(field, value)).statusCode(422).body("errors.field", hasItem(named));

        assertThat(Database.count("select row_version from clones where id = ?", id)).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"temperature\": 1.1}       | temperature",
        "{\"temperature\": \"warm\"}  | temperature",
        "{\"max_tokens\": 8001}       | max_tokens",
        "{\"max_tokens\": 1e99}       | max_tokens",
        "{\"llm_model\": \"\\u0000\"} | llm_model",
        "{\"llm_provider\": [\"openai\"]} | llm_provider"})
    void knowsTheBoundsOfTheProvider(String body, String field) {
        var person = allowing("third_party_apis");
        var id = person.makesClone();
        person.patches("/clones/" + id + "/settings", Map.of("llm_provider", "anthropic")).statusCode(200);

        person.patches("/clones/" + id + "/settings", body).statusCode(422).body("errors.field", hasItem(field));

        person.gets("/clones/" + id + "/settings").body("temperature", equalTo(0.7f)).body("max_tokens", equalTo(1024));
    }

    @Test
    void theBoundsHoldWhereverTheyAreChanged() {
        var person = allowing("third_party_apis");
        var id = person.makesClone();
        person.patches("/clones/" + id, Map.of("temperature", 1.5)).statusCode(200);
        person.patches("/clones/" + id + "/settings", Map.of("llm_provider", "anthropic")).statusCode(422)
                .body("errors.field", hasItem("temperature"));
        person.patches("/clones/" + id + "/settings", Map.of("llm_provider", "anthropic", "temperature", 1)).statusCode(200);

        person.patches("/clones/" + id, Map.of("temperature", 1.5)).statusCode(422).body("errors.field", hasItem("temperature"));
        person.patches("/clones/" + id, Map.of("name", "Rose")).statusCode(200).body("temperature", equalTo(1f));
    }

    @Test
    void nothingLeavesTheHouseWithoutTheConsentOfTheCallerAndOfWhoMadeTheClone() {
        var space = UUID.randomUUID();
        var author = Person.registered();
        var admin = Person.registered();
        Siblings.addMember(space, author.id(), "member");
        Siblings.addMember(space, admin.id(), "admin");
        var path = "/clones/" + author.makesCloneIn(space) + "/settings";
        var outside = Map.of("llm_provider", "openai");

        author.patches(path, outside).statusCode(403).body("type", equalTo(REQUIRED))
                .body("consent", equalTo("third_party_apis")).body("person", equalTo("you"));
        allow(admin, "third_party_apis");
        admin.patches(path, outside).statusCode(403).body("person", equalTo("owner"));
        allow(author, "third_party_apis");
        admin.patches(path, outside).statusCode(200);
        author.patches(path, Map.of("embedding_provider", "openai")).statusCode(200);
    }

    @Test
    void nobodyReadsAloudWithoutTheConsentInTheVoice() {
        var person = Person.registered();
        var path = "/clones/" + person.makesClone() + "/settings";

        person.patches(path, Map.of("tts_provider", "embedded")).statusCode(403).body("consent", equalTo("voice_processing"));
        allow(person, "voice_processing");
        person.patches(path, Map.of("tts_provider", "embedded")).statusCode(200);
        person.patches(path, Map.of("tts_provider", "openai")).statusCode(403).body("consent", equalTo("third_party_apis"));
    }

    @Test
    void whatCannotBeAskedYetSaysSoOnceTheConsentsAreThere() {
        var person = allowing("third_party_apis");
        var id = person.makesClone();
        var conversation = person.opensConversation(id);
        person.patches("/clones/" + id + "/settings", Map.of("llm_provider", "openai")).statusCode(200);
        var question = Map.of("content", "Where?");

        person.posts("/conversations/" + conversation + "/messages", question).statusCode(503)
                .header("retry-after", matchesPattern("\\d+"))
                .body("type", equalTo("https://clonememoria.io/problems/provider-not-available"));
        Database.run("update users set consent_third_party_apis = false where id = ?", person.id());
        person.posts("/conversations/" + conversation + "/messages", question).statusCode(403).body("type", equalTo(REQUIRED));

        assertThat(Database.count("select count(*) from messages where conversation_id = ?", conversation)).isZero();
        assertThat(Database.count("select count(*) from private.limit_holds where subject = ?", person.id())).isZero();
    }

    @Test
    void membersSeeThemAndOnlyWhoMadeTheCloneAndAdminsChangeThem() {
        var space = UUID.randomUUID();
        var author = Person.registered();
        var member = Person.registered();
        Siblings.addMember(space, author.id(), "member");
        Siblings.addMember(space, member.id(), "member");
        var path = "/clones/" + author.makesCloneIn(space) + "/settings";

        member.gets(path).statusCode(200);
        member.patches(path, Map.of("temperature", 1)).statusCode(403);
        Person.registered().gets(path).statusCode(404);
        Person.registered().patches(path, new HashMap<>()).statusCode(404);
    }

    private static Person allowing(String... consents) {
        var person = Person.registered();
        for (var consent : consents) {
            allow(person, consent);
        }
        return person;
    }

    private static void allow(Person person, String consent) {
        Database.run("update users set consent_" + consent + " = true where id = ?", person.id());
    }
}
