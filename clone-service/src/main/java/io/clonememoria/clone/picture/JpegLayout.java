package io.clonememoria.clone.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a JPEG file is built, which its readers do not tell before they have paid for it.
 *
 * @param gradual  whether the picture comes in several passes over all of it, and so must be held whole
 * @param passes   over the picture
 * @param complete whether it has an end; readers fill up what is missing without a word
 * @param exif     without its name; empty when there is none
 */
record JpegLayout(boolean gradual, int passes, boolean complete, byte[] exif) {
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int SOF2 = 0xC2;
    private static final int EOI = 0xD9;
    private static final int SOS = 0xDA;
    private static final int APP1 = 0xE1;

    static JpegLayout of(byte[] file) {
        var gradual = false;
        var passes = 0;
        var exif = new byte[0];
        for (var at = 2; at + 1 < file.length; ) {
            var marker = Byte.toUnsignedInt(file[at + 1]);
            if (Byte.toUnsignedInt(file[at]) != 0xFF || marker == 0 || marker == 0xFF || isAlone(marker)) {
                at++; // of a pass, or padding
            } else if (marker == EOI) {
                return new JpegLayout(gradual, passes, true, exif);
            } else {
                var length = at + 3 < file.length
                        ? Byte.toUnsignedInt(file[at + 2]) << 8 | Byte.toUnsignedInt(file[at + 3]) : 0;
                var end = at + 2 + Math.max(length, 2);
                gradual |= marker >= SOF2 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
                passes += marker == SOS ? 1 : 0;
                if (marker == APP1 && exif.length == 0 && end <= file.length && begins(file, at + 4, end)) {
                    exif = Arrays.copyOfRange(file, at + 4 + EXIF.length, end);
                }
                at = end;
            }
        }
        return new JpegLayout(gradual, passes, false, exif);
    }

    private static boolean begins(byte[] file, int at, int end) {
        return end - at >= EXIF.length && Arrays.equals(file, at, at + EXIF.length, EXIF, 0, EXIF.length);
    }

    /** Markers that nothing belongs to: restarts within a pass, the beginning. */
    private static boolean isAlone(int marker) {
        return marker == 0x01 || marker >= 0xD0 && marker <= 0xD8;
    }
}
