package io.clonememoria.clone.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.clonememoria.clone.Database;
import io.clonememoria.clone.Person;
import io.clonememoria.clone.Siblings;
import io.clonememoria.clone.picture.Sample;
import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestEdge;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.job.RecurringTasks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class AvatarResourceTest {
    private static final int LARGEST = 5 * 1024 * 1024;

    private Person rose;
    private UUID clone;

    @Inject
    RecurringTasks tasks;

    @BeforeEach
    void somebodyIsThere() {
        rose = Person.registered();
        clone = rose.makesClone();
    }

    @ParameterizedTest
    @CsvSource({"camera.jpg, image/jpeg", "palette.png, image/png", "lossy.webp, image/webp", "lossless.webp, application/octet-stream",
            "gradual.jpg, image/png"})
    void aPictureIsShownAsItWasMadeAnew(String name, String saidType) {
        var url = "/api/v1/clones/" + clone + "/avatar";
        puts(clone, Sample.named(name), saidType).statusCode(200).body("avatar_url", equalTo(url)).body("source", equalTo("uploaded"))
                .body("media_type", equalTo("image/jpeg"));

        rose.gets("/clones/" + clone).body("avatar_url", equalTo(url)).body("avatar_image_url", nullValue());
        var shown = rose.asks().get(url).then().statusCode(200).contentType("image/jpeg")
                .header("Cache-Control", "private, no-cache").header("X-Content-Type-Options", "nosniff").extract().asByteArray();
        assertThat(Sample.shown(shown).getWidth()).isIn(48, 64);
        assertThat(new String(shown, StandardCharsets.ISO_8859_1)).doesNotContain("told by").doesNotContain("Exif");
        assertThat(filesOf(rose)).isEqualTo(1);
    }

    @Test
    void aFormWillDoAndItsNameAndTypeMeanNothing() {
        rose.asks().contentType("multipart/form-data").multiPart("file", "letter.txt", Sample.quarters(64, 48, "png"), "text/plain")
                .put(path(clone)).then().statusCode(200).body("width", equalTo(64)).body("height", equalTo(48));

        rose.asks().contentType("multipart/form-data").multiPart("other", "a.png", Sample.quarters(64, 48, "png"), "image/png")
                .put(path(clone)).then().statusCode(422).body("errors.field", hasItem("file"));
    }

    @Test
    void whoHasItAlreadyIsNotSentItAgain() {
        puts(clone, Sample.named("camera.jpg"), "image/jpeg").statusCode(200);
        var tag = rose.gets("/clones/" + clone + "/avatar").statusCode(200).extract().header("ETag");

        rose.asks().header("If-None-Match", tag).get(path(clone)).then().statusCode(304).header("ETag", tag);
        puts(clone, Sample.named("gradual.jpg"), "image/jpeg").statusCode(200);
        rose.asks().header("If-None-Match", tag).get(path(clone)).then().statusCode(200);
    }

    @Test
    void anotherTakesItsPlaceAndItsFileIsRemoved() {
        puts(clone, Sample.named("camera.jpg"), "image/jpeg").statusCode(200);
        puts(clone, Sample.quarters(10, 10, "png"), "image/png").statusCode(200);

        assertThat(Sample.shown(rose.gets("/clones/" + clone + "/avatar").extract().asByteArray()).getWidth()).isEqualTo(10);
        assertThat(filesOf(rose)).isEqualTo(1);
    }

    @Test
    void ofManyAtOnceOneIsShownAndNoneBreaks() {
        try (var visitors = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = IntStream.range(1, 7)
                    .mapToObj(size -> CompletableFuture.supplyAsync(() -> puts(clone, Sample.quarters(size * 2, 4, "png"), "image/png")
                            .extract().statusCode(), visitors))
                    .toList().stream().map(CompletableFuture::join).toList();
            assertThat(statuses).containsOnly(200);
        }
        assertThat(filesOf(rose)).isEqualTo(1);
        assertThat(Database.count("select count(*) from avatars where clone_id = ? and is_shown", clone)).isOne();
    }

    @Test
    void isForgottenWithItsFile() {
        rose.gets("/clones/" + clone + "/avatar").statusCode(404).body("type", endsWith("/avatar-not-found"));
        rose.deletes("/clones/" + clone + "/avatar").statusCode(404).body("type", endsWith("/avatar-not-found"));
        puts(clone, Sample.named("camera.jpg"), "image/jpeg").statusCode(200);

        rose.deletes("/clones/" + clone + "/avatar?source=generated").statusCode(404);
        rose.deletes("/clones/" + clone + "/avatar").statusCode(204);

        rose.gets("/clones/" + clone + "/avatar").statusCode(404);
        rose.gets("/clones/" + clone).body("avatar_url", nullValue());
        assertThat(filesOf(rose)).isZero();
        rose.gets("/clones/" + clone + "/avatar?source=stolen").statusCode(422).body("errors.field", hasItem("source"));
    }

    @Test
    void takesFiveMegabytesAndNotOneByteMore() {
        var file = Sample.quarters(64, 48, "jpeg");

        puts(clone, Sample.padded(file, LARGEST), "image/jpeg").statusCode(200);
        puts(clone, Sample.padded(file, LARGEST + 1), "image/jpeg").statusCode(413).body("type", endsWith("/picture-too-large"));
        rose.asks().contentType("multipart/form-data").multiPart("file", "a.jpg", Sample.padded(file, LARGEST + 1), "image/jpeg")
                .put(path(clone)).then().statusCode(413);
        assertThat(filesOf(rose)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"unfolds-to-a-gigabyte.webp, 422, too-many-pixels", "letter, 415, unsupported-file-type", "cut, 422, unreadable-picture",
            "empty, 422, validation-failed"})
    void whatIsNoPictureLeavesNothing(String name, int status, String type) {
        var file = switch (name) {
            case "letter" -> "Dear all".getBytes(StandardCharsets.UTF_8);
            case "cut" -> Arrays.copyOf(Sample.named("camera.jpg"), 500);
            case "empty" -> new byte[0];
            default -> Sample.named(name);
        };

        puts(clone, file, "image/png").statusCode(status).body("type", endsWith("/" + type));

        assertThat(filesOf(rose)).isZero();
        rose.gets("/clones/" + clone).body("avatar_url", nullValue());
    }

    @Test
    void takesNoOtherMediaType() {
        rose.asks().contentType("application/json").body("{}").put(path(clone)).then().statusCode(415);
    }

    @Test
    void isOfItsPersonOnly() {
        puts(clone, Sample.named("camera.jpg"), "image/jpeg").statusCode(200);
        var eve = Person.registered();

        eve.gets("/clones/" + clone + "/avatar").statusCode(404).body("type", endsWith("/clone-not-found"));
        putsAs(eve, clone, Sample.named("camera.jpg")).statusCode(404);
        eve.deletes("/clones/" + clone + "/avatar").statusCode(404);
        eve.posts("/clones/" + clone + "/avatar/generate", Map.of("prompt", "Rose")).statusCode(404);
        rose.gets("/clones/" + clone + "/avatar").statusCode(200);
    }

    @Test
    void ofASharedCloneIsSeenByTheSpaceAndChangedByWhoMayChangeTheClone() {
        var space = UUID.randomUUID();
        var ben = Person.registered();
        var amy = Person.registered();
        Siblings.addMember(space, rose.id(), "member");
        Siblings.addMember(space, ben.id(), "member");
        Siblings.addMember(space, amy.id(), "admin");
        var shared = rose.makesCloneIn(space);
        puts(shared, Sample.named("camera.jpg"), "image/jpeg").statusCode(200);

        ben.gets("/clones/" + shared + "/avatar").statusCode(200);
        putsAs(ben, shared, Sample.named("camera.jpg")).statusCode(403);
        putsAs(amy, shared, Sample.quarters(10, 10, "png")).statusCode(200);

        // whoever sends it, it is of whose clone it is
        assertThat(filesOf(rose)).isEqualTo(1);
        assertThat(filesOf(amy)).isZero();
        ben.with(TestEdge.caller(ben.id()).boundTo(UUID.randomUUID()).token()).gets("/clones/" + shared + "/avatar").statusCode(404);
        ben.with(TestEdge.caller(ben.id()).boundTo(space).token()).gets("/clones/" + shared + "/avatar").statusCode(200);
        var bound = amy.with(TestEdge.caller(amy.id()).boundTo(space).token());
        putsAs(bound, shared, Sample.quarters(12, 12, "png")).statusCode(200);
        Siblings.removeMember(space, ben.id());
        ben.gets("/clones/" + shared + "/avatar").statusCode(404);
    }

    @Test
    void aNeighbourSeesAndWritesNoRow() throws Exception {
        puts(clone, Sample.named("camera.jpg"), "image/jpeg").statusCode(200);

        try (var neighbour = Database.requestOf(UUID.randomUUID())) {
            assertThat(Database.column(neighbour, "select id from avatars")).isEmpty();
            assertThat(Database.update(neighbour, "update avatars set is_shown = false")).isZero();
        }
    }

    @Test
    void aChangedPictureIsAChangeOfTheClone() {
        puts(clone, Sample.named("camera.jpg"), "image/jpeg").statusCode(200);

        TestBus.await(Topics.FACTS_CLONE, event -> event.type().equals("clone.updated") && event.key().equals(clone.toString()),
                Duration.ofSeconds(20));
    }

    @Test
    void whatAKilledUploadHasLeftAndWhatWasOfAPurgedCloneIsSwept() throws Throwable {
        puts(clone, Sample.named("camera.jpg"), "image/jpeg").statusCode(200);
        var killed = rose.makesClone();
        puts(killed, Sample.named("camera.jpg"), "image/jpeg").statusCode(200);
        Database.run("update avatars set is_shown = false where clone_id = ?", killed);
        sweep();
        assertThat(filesOf(rose)).isEqualTo(2);

        Database.run("update avatars set unseen_since = now() - interval '61 minutes' where user_id = ?", rose.id());
        sweep();
        assertThat(filesOf(rose)).isEqualTo(1);
        rose.gets("/clones/" + clone + "/avatar").statusCode(200);

        Database.run("delete from clones where id = ?", clone);
        sweep();
        assertThat(filesOf(rose)).isZero();
        assertThat(Database.count("select count(*) from avatars where user_id = ?", rose.id())).isZero();
    }

    @Test
    void noneIsMadeWithoutConsentAndWithoutAModel() {
        rose.posts("/clones/" + clone + "/avatar/generate", Map.of("prompt", "Rose in her garden")).statusCode(403)
                .body("type", endsWith("/consent-required"));
        Database.run("update users set consent_video_processing = true, consent_third_party_apis = true where id = ?", rose.id());

        rose.posts("/clones/" + clone + "/avatar/generate", Map.of("prompt", "Rose in her garden")).statusCode(503)
                .body("type", endsWith("/image-generation-not-configured"));
        rose.posts("/clones/" + clone + "/avatar/generate", Map.of("prompt", " ")).statusCode(422).body("errors.field", hasItem("prompt"));
    }

    private void sweep() throws Throwable {
        VertxContextSupport.subscribeAndAwait(() -> tasks.runNow("unseen-avatars"));
    }

    private ValidatableResponse puts(UUID cloneId, byte[] file, String mediaType) {
        return rose.asks().contentType(mediaType).body(file).put(path(cloneId)).then();
    }

    private static ValidatableResponse putsAs(Person person, UUID cloneId, byte[] file) {
        return person.asks().contentType("image/jpeg").body(file).put(path(cloneId)).then();
    }

    private static String path(UUID cloneId) {
        return "/api/v1/clones/" + cloneId + "/avatar";
    }

    static long filesOf(Person person) {
        var folder = Path.of(TestInfrastructure.configuration().get("clonememoria.storage.folder")).resolve("avatars/" + person.id());
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
