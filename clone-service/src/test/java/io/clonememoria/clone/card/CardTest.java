package io.clonememoria.clone.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clonememoria.clone.clone.CloneProfile;
import io.clonememoria.clone.clone.Tone;
import io.clonememoria.clone.picture.Picture;
import io.clonememoria.clone.picture.PngChunk;
import io.clonememoria.platform.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardTest {
    private static final String V2 = """
            {"spec": "chara_card_v2", "spec_version": "2.0", "name": "Rose", "x_root": [1, 2.50],
             "data": {"name": " Rose ", "description": "{{char}} laughs. {{CHAR}} sings.", "personality": "warm", "scenario": "",
                "first_mes": "Hello {{user}}, I am {{char}}.", "mes_example": "", "tags": ["family"], "creator": "Ann",
                "character_book": {"entries": [{"keys": ["sea"], "content": "She grew up there.", "extensions": {"depth": 4}}]},
                "extensions": {"other/app": {"nested": {"deep": [null, true, "é🌹"]}}}, "x_data": 0.10}}""";

    @Test
    void whatHasAPlaceInACloneGoesThere() {
        var clone = card(V2).toClone();

        assertThat(clone.name()).isEqualTo("Rose");
        assertThat(clone.description()).isEqualTo("Rose laughs. Rose sings.");
        assertThat(clone.greeting()).isEqualTo("Hello {{user}}, I am Rose.");
        assertThat(clone.tone()).isNull();
        assertThat(clone.language()).isNull();
    }

    @Test
    void everythingElseSurvivesTheRoundTrip() {
        var card = card(V2);

        var out = card.of(profile(card), CardVersion.V2);

        assertThat(out.path("data").path("extensions").has("clonememoria")).isTrue();
        var came = CardText.read(V2.getBytes(StandardCharsets.UTF_8));
        ((ObjectNode) out.path("data").path("extensions")).remove("clonememoria");
        out.path("data").properties().forEach(field -> assertThat(came.path("data").has(field.getKey())
                || field.getValue().isEmpty() || field.getValue().asText().isEmpty()).as(field.getKey()).isTrue());
        came.path("data").properties().forEach(field -> assertThat(out.path("data").get(field.getKey())).isEqualTo(field.getValue()));
        assertThat(out.path("x_root")).isEqualTo(came.path("x_root"));
    }

    @Test
    void whatWasChangedHereIsChangedInTheCard() {
        var card = card(V2);
        var profile = new CloneProfile(UUID.randomUUID(), UUID.randomUUID(), null, "Rosa", "She paints.", null, new Tone(1, 0, 0.5), "fr");

        var out = card.of(profile, CardVersion.V3);

        assertThat(out.path("spec").asText()).isEqualTo("chara_card_v3");
        assertThat(out.path("spec_version").asText()).isEqualTo("3.0");
        assertThat(out.path("name").asText()).isEqualTo("Rosa");
        assertThat(out.path("data").path("name").asText()).isEqualTo("Rosa");
        assertThat(out.path("data").path("description").asText()).isEqualTo("She paints.");
        assertThat(out.path("data").path("first_mes").asText()).isEmpty();
        assertThat(out.path("data").path("group_only_greetings").isArray()).isTrue();
        assertThat(out.path("data").path("personality").asText()).isEqualTo("warm");
        var again = Card.of(out).toClone();
        assertThat(again.tone()).isEqualTo(new Tone(1, 0, 0.5));
        assertThat(again.language()).isEqualTo("fr");
    }

    @Test
    void aDescriptionTooLongForACloneIsShortenedThereAndWholeInTheCard() {
        var card = card("{\"name\": \"Rose\", \"description\": \"" + "🌹".repeat(3000) + "\"}");

        assertThat(card.toClone().description()).hasSizeLessThanOrEqualTo(2000).endsWith("🌹…");
        assertThat(card.of(profile(card), CardVersion.V3).path("data").path("description").asText()).hasSize(6000);
    }

    @Test
    void aCardOfVersionOneHasNoEnvelope() {
        var card = card("{\"name\": \"Rose\", \"description\": \"d\", \"first_mes\": \"Hi\", \"avatar\": \"none\"}");

        assertThat(card.toClone().greeting()).isEqualTo("Hi");
        assertThat(card.of(profile(card), CardVersion.V2).path("data").path("avatar").asText()).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[] | card", "'\"text\"' | card", "'{' | card", "'{} {}' | card", "'{\"name\": \"a\", \"name\": \"b\"}' | card", "'' | card",
        "'{\"name\": 5}' | name", "{} | name", "'{\"name\": \"  \"}' | name", "'{\"name\": \"a\\u0007\"}' | name",
        "'{\"name\": \"a\\nb\"}' | name",
        "'{\"spec\": \"chara_card_v9\", \"data\": {\"name\": \"Rose\"}}' | spec", "'{\"spec\": \"chara_card_v2\", \"name\": \"Rose\"}' | data",
        "'{\"spec\": \"chara_card_v2\", \"data\": {\"name\": \"Rose\", \"description\": [1]}}' | data.description",
        "'{\"spec\": \"chara_card_v2\", \"data\": {\"name\": \"Rose\", \"first_mes\": \"\\u0007\"}}' | data.first_mes",
        "'{\"spec\": \"chara_card_v2\", \"data\": {\"name\": \"Rose\", \"extensions\": []}}' | data.extensions",
        "'{\"name\": \"Rose\", \"x\": {\"y\": [\"\\u0000\"]}}' | x.y[0]", "'{\"name\": \"Rose\", \"x\": \"\\ud83c\"}' | x",
        "'{\"name\": \"Rose\", \"x\": 1e999999999}' | x", "'{\"name\": \"Rose\", \"x\": 1e-400}' | x"})
    void whatIsNoCardSaysWhy(String json, String field) {
        assertThatThrownBy(() -> card(json)).isInstanceOfSatisfying(InvalidCard.class, problem ->
                assertThat(problem.members().toString()).contains("field=" + field + ","));
    }

    @Test
    void whatIsTooDeepTooLongOrNoUtf8IsRefused() {
        assertThatThrownBy(() -> card("{\"name\": \"Rose\", \"x\": " + "[".repeat(60_000))).isInstanceOf(InvalidCard.class);
        assertThatThrownBy(() -> card("{\"name\": \"" + "R".repeat(101) + "\"}")).isInstanceOf(InvalidCard.class);
        assertThatThrownBy(() -> card("{\"name\": \"Rose\", \"x\": " + "9".repeat(10_000) + "}")).isInstanceOf(InvalidCard.class);
        assertThatThrownBy(() -> card("{\"name\": \"Rose\", \"x\": \"" + "x".repeat(CardText.LARGEST) + "\"}")).isInstanceOf(CardTooLarge.class);
        assertThatThrownBy(() -> CardText.read(new byte[] {'{', '"', (byte) 0xC3, '"', '}'})).isInstanceOf(InvalidCard.class);
    }

    @Test
    void aPictureCarriesItsCards() {
        var png = CardPicture.write(Picture.blankPng().content(), Map.of("chara", V2));
        var both = CardPicture.write(png, Map.of("chara", "{}", "ccv3", V2));

        assertThat(new String(CardPicture.read(png), StandardCharsets.UTF_8)).isEqualTo(V2);
        assertThat(new String(CardPicture.read(both), StandardCharsets.UTF_8)).isEqualTo(V2);
        assertThat(PngChunk.of(both)).allMatch(PngChunk::intact).extracting(PngChunk::type).endsWith("IEND");
        assertThat(Picture.of(both).width()).isEqualTo(400);
    }

    @Test
    void compressedTextIsReadTooAndOnlyAsFarAsACardMayGo() {
        var base64 = Base64.getEncoder().encode("{\"name\": \"Rose\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(CardPicture.read(with("zTXt", "chara\0\0", deflated(base64)))).isNotEmpty();
        assertThat(CardPicture.read(with("iTXt", "chara\0\1\0\0\0", deflated(base64)))).isNotEmpty();
        assertThat(CardPicture.read(with("iTXt", "chara\0\0\0en\0\0", base64))).isNotEmpty();
        for (var hostile : new byte[][] {with("zTXt", "chara\0\0", deflated(new byte[100_000_000])), with("tEXt", "chara\0", new byte[5_000_000])}) {
            assertThatThrownBy(() -> CardPicture.read(hostile)).isInstanceOf(CardTooLarge.class);
        }
    }

    @Test
    void hostileChunksAreRefused() {
        var damaged = with("tEXt", "chara\0", Base64.getEncoder().encode("{}".getBytes(StandardCharsets.UTF_8)));
        damaged[damaged.length - 12 - 3] ^= 1;
        for (var hostile : new byte[][] {damaged, Picture.blankPng().content(), with("tEXt", "chara\0", "no base64!".getBytes(StandardCharsets.UTF_8)),
                with("zTXt", "chara\0\0", new byte[] {1, 2, 3}), with("tEXt", "chara", new byte[0]), with("iTXt", "chara\0\1", new byte[0]),
                with("zTXt", "chara", new byte[0])}) {
            assertThatThrownBy(() -> CardText.read(CardPicture.read(hostile))).isInstanceOfSatisfying(Problem.class, problem ->
                    assertThat(problem.status()).isEqualTo(422));
        }
    }

    private static Card card(String json) {
        return Card.of(CardText.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** As the clone is right after the import. */
    private static CloneProfile profile(Card card) {
        var made = card.toClone();
        return new CloneProfile(UUID.randomUUID(), UUID.randomUUID(), null, made.name(), made.description(), made.greeting(),
                new Tone(0.7, 0.5, 0.3), "en");
    }

    private static byte[] with(String type, String head, byte[] text) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        content.writeBytes(text);
        var chunks = new ArrayList<>(PngChunk.of(Picture.blankPng().content()));
        chunks.add(chunks.size() - 1, new PngChunk(type, content.toByteArray()));
        return PngChunk.file(chunks);
    }

    private static byte[] deflated(byte[] content) {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
            deflater.write(content);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }
}
