package io.clonememoria.clone.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * Files as people send them. Those by name show four quarters, 64 x 48: red, green above, blue, white below.
 */
public final class Sample {
    public static final int RED = 0xDC1E1E;
    public static final int GREEN = 0x1EB41E;
    public static final int BLUE = 0x1E1EDC;
    public static final int WHITE = 0xF0F0F0;

    private Sample() {}

    public static byte[] named(String name) {
        try (var file = Objects.requireNonNull(Sample.class.getResourceAsStream("/pictures/" + name), name)) {
            return file.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The four quarters. */
    public static byte[] quarters(int width, int height, String format) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                image.setRGB(x, y, x < width / 2 ? (y < height / 2 ? RED : BLUE) : (y < height / 2 ? GREEN : WHITE));
            }
        }
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }

    /** Says of itself how the camera was held. */
    static byte[] held(int orientation) {
        var jpeg = quarters(64, 48, "jpeg");
        var exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2)).put(new byte[] {'E', 'x', 'i', 'f', 0, 0});
        exif.put(new byte[] {'M', 'M', 0, 42}).putInt(8).putShort((short) 1);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0).putInt(0);
        return ByteBuffer.allocate(jpeg.length + exif.capacity()).put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
    }

    /** A file of just as many bytes, with nothing behind its end that is seen. */
    public static byte[] padded(byte[] file, int size) {
        return ByteBuffer.allocate(size).put(file).array();
    }

    public static BufferedImage shown(byte[] content) {
        try {
            return ImageIO.read(new ByteArrayInputStream(content));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
