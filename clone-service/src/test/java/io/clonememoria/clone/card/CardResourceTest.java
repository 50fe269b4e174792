package io.clonememoria.clone.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.clone.picture.PngChunk;
import io.clonememoria.clone.picture.Sample;
import io.clonememoria.local.TestInfrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class CardResourceTest {
    private static final String CARD = """
            {"spec": "chara_card_v2", "spec_version": "2.0", "data": {"name": "Rose", "description": "{{char}} laughs.",
             "first_mes": "There you are!", "alternate_greetings": ["Ah!"], "extensions": {"other": {"x": [1, 2.50, null]}}, "x_unknown": {"y": "é🌹"}}}""";

    private Person ann;

    @BeforeEach
    void somebodyIsThere() {
        ann = Person.registered();
    }

    @Test
    void aCardBecomesACloneAndGoesOutAsItCame() {
        var id = imports("application/json", CARD.getBytes(StandardCharsets.UTF_8)).statusCode(201)
                .body("name", equalTo("Rose")).body("description", equalTo("Rose laughs.")).body("greeting", equalTo("There you are!"))
                .body("user_id", equalTo(ann.id().toString())).body("avatar_url", nullValue()).extract().<String>path("id");

        ann.gets("/clones/" + id + "/card").statusCode(200).contentType("application/json")
                .body("spec", equalTo("chara_card_v2"))
                .body("data.description", equalTo("{{char}} laughs.")).body("data.first_mes", equalTo("There you are!"))
                .body("data.alternate_greetings[0]", equalTo("Ah!")).body("data.extensions.other.x[1]", equalTo(2.50f))
                .body("data.x_unknown.y", equalTo("é🌹")).body("data.extensions.clonememoria.language", equalTo("en"));
        ann.gets("/clones/" + id + "/card?version=3").statusCode(200).body("spec", equalTo("chara_card_v3"))
                .body("data.x_unknown.y", equalTo("é🌹"));
        ann.gets("/clones/" + id + "/card?version=1").statusCode(422).body("errors.field", hasItem("version"));
    }

    @Test
    void aCloneMadeHereIsACardToo() {
        var id = ann.makesClone();

        ann.gets("/clones/" + id + "/card").statusCode(200).body("spec", equalTo("chara_card_v3")).body("data.name", equalTo("Grandmother Rose"))
                .body("data.extensions.clonememoria.tone_config.warmth", equalTo(0.7f));
    }

    @Test
    void aPictureBringsItsCardAndItsFaceAndTakesBothAway() {
        var png = CardPicture.write(Sample.quarters(64, 48, "png"), Map.of("chara", CARD));
        var id = imports("image/png", png).statusCode(201).body("name", equalTo("Rose"))
                .body("avatar_url", notNullValue()).extract().<String>path("id");

        ann.gets("/clones/" + id + "/avatar").statusCode(200);
        var out = ann.asks().accept("image/png").get("/api/v1/clones/" + id + "/card?version=3").then().statusCode(200)
                .contentType("image/png").extract().asByteArray();
        assertThat(Sample.shown(out).getWidth()).isEqualTo(64);
        assertThat(PngChunk.of(out)).filteredOn(chunk -> chunk.type().equals("tEXt")).hasSize(2);
        assertThat(new JsonPath(new String(CardPicture.read(out), StandardCharsets.UTF_8)).<String>get("spec")).isEqualTo("chara_card_v3");

        var again = Person.registered();
        again.asks().contentType("multipart/form-data").multiPart("file", "rose.png", out, "image/png")
                .post("/api/v1/clones/import").then().statusCode(201).body("greeting", equalTo("There you are!"));
        var blank = ann.makesClone();
        assertThat(Sample.shown(ann.asks().accept("image/png").get("/api/v1/clones/" + blank + "/card").asByteArray()).getWidth()).isEqualTo(400);
    }

    @Test
    void thePlanLetsExactlyAsManyThroughHoweverManyComeAtOnceAndNoFileStays() {
        var png = CardPicture.write(Sample.quarters(64, 48, "png"), Map.of("chara", CARD));
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = IntStream.range(0, 6)
                    .mapToObj(_ -> CompletableFuture.supplyAsync(() -> imports("image/png", png).extract().statusCode(), visitors))
                    .toList().stream().map(CompletableFuture::join).toList();
            assertThat(statuses).containsOnly(201, 402).filteredOn(status -> status == 201).hasSize(2);
        }
        assertThat(Database.count("select count(*) from clones where user_id = ?", ann.id())).isEqualTo(2);
        assertThat(Database.count("select count(*) from clone_cards where user_id = ?", ann.id())).isEqualTo(2);
        assertThat(Database.count("select count(*) from avatars where user_id = ? and is_shown", ann.id())).isEqualTo(2);
    }

    @Test
    void underAKeyItIsImportedOnce() {
        var key = UUID.randomUUID().toString();
        var png = CardPicture.write(Sample.quarters(64, 48, "png"), Map.of("chara", CARD));
        var first = ann.asks().header("Idempotency-Key", key).contentType("image/png").body(png).post("/api/v1/clones/import")
                .then().statusCode(201).extract().asString();

        ann.asks().header("Idempotency-Key", key).contentType("image/png").body(png).post("/api/v1/clones/import")
                .then().statusCode(201).header("Idempotency-Replayed", "true").body(equalTo(first));

        assertThat(Database.count("select count(*) from clones where user_id = ?", ann.id())).isOne();
    }

    @Test
    void whatIsNoCardIsRefusedWithTheFieldAndLeavesNothing() {
        imports("application/json", "{\"name\": 5}".getBytes(StandardCharsets.UTF_8)).statusCode(422)
                .body("type", endsWith("/invalid-card")).body("errors.field", hasItem("name"));
        imports("image/png", Sample.quarters(64, 48, "png")).statusCode(422).body("type", endsWith("/invalid-card"));
        imports("application/json", new byte[0]).statusCode(422);
        imports("application/json", ("{\"name\": \"" + "R".repeat(1_100_000) + "\"}").getBytes(StandardCharsets.UTF_8)).statusCode(413);
        imports("application/xml", "<card/>".getBytes(StandardCharsets.UTF_8)).statusCode(415);
        var cut = CardPicture.write(Sample.quarters(64, 48, "png"), Map.of("chara", CARD));
        imports("image/png", Arrays.copyOf(cut, cut.length - 20)).statusCode(422);

        assertThat(Database.count("select count(*) from clones where user_id = ?", ann.id())).isZero();
    }

    @Test
    void goesIntoASpaceOfOnesOwnOnly() {
        var space = UUID.randomUUID();
        importsInto(space).statusCode(404);
        Siblings.addMember(space, ann.id(), "member");

        var id = importsInto(space).statusCode(201).body("space_id", equalTo(space.toString())).extract().<String>path("id");

        var ben = Person.registered();
        ben.gets("/clones/" + id + "/card").statusCode(404);
        Siblings.addMember(space, ben.id(), "member");
        ben.gets("/clones/" + id + "/card").statusCode(200).body("spec", startsWith("chara"));
    }

    @Test
    void aNeighbourSeesNoCard() throws Exception {
        imports("application/json", CARD.getBytes(StandardCharsets.UTF_8)).statusCode(201);

        try (var neighbour = Database.requestOf(UUID.randomUUID())) {
            assertThat(Database.column(neighbour, "select clone_id from clone_cards")).isEmpty();
        }
    }

    private ValidatableResponse importsInto(UUID space) {
        return ann.asks().queryParam("space_id", space).contentType("application/json").body(CARD.getBytes(StandardCharsets.UTF_8))
                .post("/api/v1/clones/import").then();
    }

    private ValidatableResponse imports(String mediaType, byte[] file) {
        return ann.asks().contentType(mediaType).body(file).post("/api/v1/clones/import").then();
    }
}
