package io.clonememoria.clone.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a WebP file is built.
 *
 * @param complete whether all is there that its header promises
 * @param exif     empty when there is none
 */
record WebpLayout(boolean complete, byte[] exif) {
    private static final int HEADER = 12;
    private static final int CHUNK = 8;

    static WebpLayout of(byte[] file) {
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var complete = file.length >= HEADER && Integer.toUnsignedLong(bytes.getInt(4)) + CHUNK <= file.length;
        for (var at = (long) HEADER; at + CHUNK <= file.length; ) {
            var start = (int) at;
            var length = Integer.toUnsignedLong(bytes.getInt(start + 4));
            if (length > file.length - at - CHUNK) {
                return new WebpLayout(false, new byte[0]);
            }
            if (new String(file, start, 4, StandardCharsets.ISO_8859_1).equals("EXIF")) {
                return new WebpLayout(complete, withoutName(file, start + CHUNK, (int) length));
            }
            at += CHUNK + length + (length & 1);
        }
        return new WebpLayout(complete, new byte[0]);
    }

    /** Some programs write the name that the data have in a JPEG file. */
    private static byte[] withoutName(byte[] file, int at, int length) {
        var named = length >= 6 && new String(file, at, 4, StandardCharsets.ISO_8859_1).equals("Exif");
        return Arrays.copyOfRange(file, at + (named ? 6 : 0), at + length);
    }
}
