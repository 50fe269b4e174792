package io.clonememoria.clone.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.problem.Problem;
import io.clonememoria.platform.problem.UnsupportedMedia;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {
    private static final int JPEG_BLUR = 40;

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "moving.webp", "moving.png", "palette.png", "gradual.jpg", "printers.jpg"})
    void isReadInAllTheWaysInWhichItComes(String name) {
        var picture = Picture.of(Sample.named(name));

        if (name.equals("lossy.webp")) { // taken with the camera on its side
            assertCorners(picture, Sample.BLUE, Sample.RED, Sample.WHITE, Sample.GREEN);
        } else {
            assertCorners(picture, Sample.RED, Sample.GREEN, Sample.BLUE, Sample.WHITE);
        }
        assertThat(picture.mediaType()).isEqualTo("image/jpeg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gray.png", "gray-and-cover.png"})
    void aGrayPictureKeepsItsLight(String name) {
        var corner = Sample.shown(Picture.of(Sample.named(name)).content()).getRGB(60, 44) & 0xFF;

        assertThat(corner).isBetween(0xF0 - 6, 0xF0 + 6);
        assertThat(Sample.shown(Picture.of(Sample.named(name)).content()).getRGB(2, 2) & 0xFF).isBetween(76, 96);
    }

    @Test
    void whatCanBeSeenThroughStaysSo() {
        var picture = Picture.of(Sample.named("seen-through.webp"));

        assertThat(picture.mediaType()).isEqualTo("image/png");
        assertThat(Sample.shown(picture.content()).getRGB(2, 2) >>> 24).isZero();
        assertThat(Sample.shown(picture.content()).getRGB(60, 44) >>> 24).isEqualTo(0xFF);
    }

    @ParameterizedTest
    @CsvSource({"1, rgbw", "2, grwb", "3, wbgr", "4, bwrg", "5, rbgw", "6, brwg", "7, wgbr", "8, gwrb", "9, rgbw", "0, rgbw"})
    void standsUprightHoweverTheCameraWasHeld(int orientation, String corners) {
        var picture = Picture.of(Sample.held(orientation));

        assertCorners(picture, corners.chars().map(colour -> switch (colour) {
            case 'r' -> Sample.RED;
            case 'g' -> Sample.GREEN;
            case 'b' -> Sample.BLUE;
            default -> Sample.WHITE;
        }).toArray());
        assertThat(picture.width() > picture.height()).isEqualTo(orientation < 5 || orientation > 8);
    }

    @Test
    void nothingOfWhatTheCameraKnewGetsThrough() {
        var file = Sample.named("camera.jpg");
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("told by the camera").contains("Exif");

        var content = new String(Picture.of(file).content(), StandardCharsets.ISO_8859_1);

        assertThat(content).doesNotContain("told by").doesNotContain("Exif");
    }

    @Test
    void nothingThatWasHiddenInItGetsThrough() {
        var page = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        var png = Sample.quarters(64, 48, "png");
        var withComment = new ArrayList<>(PngChunk.of(png));
        withComment.add(1, new PngChunk("tEXt", "Comment\0<script>".getBytes(StandardCharsets.UTF_8)));

        for (var file : List.of(joined(Sample.quarters(64, 48, "jpeg"), page), joined(png, page), PngChunk.file(withComment))) {
            assertThat(new String(Picture.of(file).content(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
        }
    }

    @Test
    void whatIsLargeIsMadeSmallAndWhatIsSmallStaysSo() {
        var wide = Picture.of(Sample.quarters(5000, 1250, "png"));
        var small = Picture.of(Sample.quarters(3, 2, "png"));

        assertThat(wide.width()).isEqualTo(1024);
        assertThat(wide.height()).isEqualTo(256);
        assertCorners(wide, Sample.RED, Sample.GREEN, Sample.BLUE, Sample.WHITE);
        assertThat(small.width()).isEqualTo(3);
        assertThat(small.height()).isEqualTo(2);
        assertThat(Picture.of(Sample.quarters(4000, 1, "png")).height()).isOne();
    }

    @Test
    void whatWouldUnfoldTooLargeIsNotUnfolded() {
        var png = Sample.quarters(64, 48, "png");
        ByteBuffer.wrap(png).putInt(16, 40_000).putInt(20, 40_000);
        var honest = PngChunk.file(PngChunk.of(png)); // with checksums that are right
        var jpeg = Sample.quarters(64, 48, "jpeg");
        for (var at = 0; at < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xFF && jpeg[at + 1] == (byte) 0xC0) {
                ByteBuffer.wrap(jpeg).putShort(at + 5, (short) 60_000).putShort(at + 7, (short) 60_000);
                break;
            }
        }

        for (var file : List.of(honest, jpeg, Sample.named("unfolds-to-a-gigabyte.webp"))) {
            assertThatThrownBy(() -> Picture.of(file)).isInstanceOf(TooManyPixels.class);
        }
    }

    @Test
    void textThatUnfoldsToGigabytesIsNotUnfolded() {
        var chunks = new ArrayList<>(PngChunk.of(Sample.quarters(64, 48, "png")));
        chunks.add(1, new PngChunk("zTXt", joined("chara\0\0".getBytes(StandardCharsets.ISO_8859_1), deflated(200_000_000))));
        chunks.add(1, new PngChunk("iCCP", joined("p\0\0".getBytes(StandardCharsets.ISO_8859_1), deflated(200_000_000))));

        assertThat(Picture.of(PngChunk.file(chunks)).width()).isEqualTo(64);
    }

    @Test
    void aPictureInThousandsOfPassesIsRefused() {
        var file = Sample.named("gradual.jpg");
        var scan = new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 0, 0};
        var slow = new ByteArrayOutputStream();
        slow.write(file, 0, file.length - 2);
        for (var pass = 0; pass < 5_000; pass++) {
            slow.writeBytes(scan);
        }
        slow.write(0xFF);
        slow.write(0xD9);

        assertThatThrownBy(() -> Picture.of(slow.toByteArray())).isInstanceOf(UnreadablePicture.class).hasMessageContaining("passes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "seen-through.webp", "moving.webp", "moving.png", "palette.png",
            "gray.png", "gradual.jpg", "camera.jpg", "printers.jpg"})
    void whatWasCutOffIsRefused(String name) {
        var file = Sample.named(name);

        for (var length : new int[] {0, 1, 8, 20, file.length / 4, file.length / 2, file.length * 3 / 4, file.length - 3}) {
            assertThatThrownBy(() -> Picture.of(Arrays.copyOf(file, length))).as(name + " of " + length)
                    .isInstanceOfAny(Invalid.class, UnsupportedMedia.class);
        }
    }

    /** Whatever somebody makes of a file: it is a picture or it is refused, in time. */
    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "seen-through.webp", "moving.webp", "palette.png", "gray-and-cover.png",
            "gradual.jpg", "camera.jpg", "printers.jpg"})
    void whatWasTamperedWithIsAPictureOrRefused(String name) {
        var file = Sample.named(name);
        var random = new Random(4711);

        assertTimeout(Duration.ofSeconds(60), () -> {
            for (var time = 0; time < 200; time++) {
                var tampered = file.clone();
                for (var change = 0; change <= random.nextInt(6); change++) {
                    tampered[random.nextInt(tampered.length)] = (byte) random.nextInt(256);
                }
                try {
                    assertThat(Picture.of(tampered).content()).isNotEmpty();
                } catch (Problem refused) {
                    assertThat(refused.status()).isIn(415, 422);
                }
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dear all, this is a letter.", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", "GIF89a\1\0\1\0\0\0\0;",
            "%PDF-1.7\n", "<html><body>picture</body></html>", "BM\0\0\0\0"})
    void whatIsNoneIsRefused(String content) {
        assertThatThrownBy(() -> Picture.of(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfAny(UnsupportedMedia.class, Invalid.class);
    }

    @Test
    void theBlankOneIsAPicture() {
        assertThat(Picture.pngOf(Picture.blankPng().content()).mediaType()).isEqualTo("image/png");
    }

    private static void assertCorners(Picture picture, int... expected) {
        var shown = Sample.shown(picture.content());
        var right = shown.getWidth() - 3;
        var bottom = shown.getHeight() - 3;
        assertColour(shown.getRGB(2, 2), expected[0]);
        assertColour(shown.getRGB(right, 2), expected[1]);
        assertColour(shown.getRGB(2, bottom), expected[2]);
        assertColour(shown.getRGB(right, bottom), expected[3]);
    }

    private static void assertColour(int found, int expected) {
        for (var shift = 0; shift <= 16; shift += 8) {
            assertThat(found >> shift & 0xFF).as("%06x is about %06x", found & 0xFFFFFF, expected)
                    .isBetween((expected >> shift & 0xFF) - JPEG_BLUR, (expected >> shift & 0xFF) + JPEG_BLUR);
        }
    }

    private static byte[] deflated(int zeros) {
        var deflater = new Deflater(Deflater.BEST_SPEED);
        var out = new ByteArrayOutputStream();
        var buffer = new byte[64 * 1024];
        var input = new byte[1_000_000];
        for (var done = 0; done < zeros; done += input.length) {
            deflater.setInput(input);
            while (!deflater.needsInput()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            out.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] joined(byte[] one, byte[] other) {
        return ByteBuffer.allocate(one.length + other.length).put(one).put(other).array();
    }
}
