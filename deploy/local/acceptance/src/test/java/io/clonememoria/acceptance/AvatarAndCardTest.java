package io.clonememoria.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clones have faces, and come and go as character cards. */
@ExtendWith(RunningSuite.class)
class AvatarAndCardTest {
    private static final int FIVE_MEGABYTES = 5 * 1024 * 1024;

    private final Api ann = Api.newPerson();

    @Test
    void aFaceIsMadeAnewShownToItsPersonAndForgotten() throws IOException {
        var cloneId = ann.newClone("Rose");
        ann.request().contentType("image/png").body(picture(2000, 1000, "png")).put("/clones/{id}/avatar", cloneId).then()
                .statusCode(200).body("width", equalTo(1024)).body("height", equalTo(512)).body("media_type", equalTo("image/jpeg"));

        ann.get("/clones/{id}", cloneId).body("avatar_url", equalTo("/api/v1/clones/" + cloneId + "/avatar"));
        var shown = ann.get("/clones/{id}/avatar", cloneId).statusCode(200).contentType("image/jpeg").header("ETag", notNullValue()).extract();
        assertThat(ImageIO.read(new ByteArrayInputStream(shown.asByteArray())).getWidth()).isEqualTo(1024);
        ann.request().header("If-None-Match", shown.header("ETag")).get("/clones/{id}/avatar", cloneId).then().statusCode(304);
        Api.newPerson().get("/clones/{id}/avatar", cloneId).statusCode(404);

        ann.request().delete("/clones/{id}/avatar", cloneId).then().statusCode(204);
        ann.get("/clones/{id}/avatar", cloneId).statusCode(404).body("type", endsWith("/avatar-not-found"));
    }

    @Test
    void hostileFilesAreRefusedWithWhatIsWrong() throws IOException {
        var cloneId = ann.newClone("Rose");
        var bomb = picture(8, 8, "png");
        ByteBuffer.wrap(bomb).putInt(16, 60_000).putInt(20, 60_000);

        upload(cloneId, "Dear all".getBytes(StandardCharsets.UTF_8), 415);
        upload(cloneId, bomb, 422);
        upload(cloneId, Arrays.copyOf(picture(64, 64, "png"), 60), 422);
        upload(cloneId, Arrays.copyOf(picture(64, 64, "jpeg"), FIVE_MEGABYTES + 1), 413);
        upload(cloneId, Arrays.copyOf(picture(64, 64, "jpeg"), FIVE_MEGABYTES), 200);
    }

    @Test
    void aCardComesAsAPictureAndGoesAsOneWithAllThatItHad() {
        var card = Map.of("spec", "chara_card_v3", "spec_version", "3.0", "data", Map.of("name", "Rose", "description", "{{char}} laughs.",
                "first_mes", "Come in!", "nickname", "Rosie", "extensions", Map.of("other/app", Map.of("depth", 4))));
        var first = ann.post("/clones/import", card).statusCode(201).body("greeting", equalTo("Come in!"))
                .body("description", equalTo("Rose laughs.")).extract().<String>path("id");
        var picture = ann.request().accept("image/png").get("/clones/{id}/card", first).then().statusCode(200)
                .contentType("image/png").extract().asByteArray();

        var second = ann.request().multiPart("file", "rose.png", picture, "image/png").post("/clones/import").then()
                .statusCode(201).body("avatar_url", notNullValue()).extract().<String>path("id");

        ann.get("/clones/{id}/card", second).statusCode(200).body("spec", equalTo("chara_card_v3"))
                .body("data.nickname", equalTo("Rosie")).body("data.description", equalTo("{{char}} laughs."))
                .body("data.extensions.'other/app'.depth", equalTo(4));
        ann.post("/clones/import", card).statusCode(402);
        ann.post("/clones/import", Map.of("name", 5)).statusCode(422).body("errors.field", hasItem("name"));
    }

    @Test
    void aCardIsImportedOncePerKeyAndNeverPastThePlan() {
        var key = UUID.randomUUID().toString();
        var statuses = IntStream.range(0, 6)
                .mapToObj(at -> CompletableFuture.supplyAsync(() -> ann.request().header("Idempotency-Key", key + at % 4)
                        .contentType("application/json").body(Map.of("name", "Rose")).post("/clones/import").statusCode()))
                .toList().stream().map(CompletableFuture::join).toList();

        assertThat(statuses).isSubsetOf(201, 402, 409);
        ann.get("/clones").body("data", hasSize(2));
    }

    private void upload(String cloneId, byte[] file, int status) {
        ann.request().contentType("image/png").body(file).put("/clones/{id}/avatar", cloneId).then().statusCode(status);
    }

    private static byte[] picture(int width, int height, String format) throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file);
        return file.toByteArray();
    }
}
