package io.clonememoria.clone.picture;

import java.awt.geom.AffineTransform;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, by the number that Exif has for it. */
enum Orientation {
    UPRIGHT(1, 0, 0, 1, 0, 0),
    MIRRORED(-1, 0, 0, 1, 1, 0),
    UPSIDE_DOWN(-1, 0, 0, -1, 1, 1),
    MIRRORED_UPSIDE_DOWN(1, 0, 0, -1, 0, 1),
    TRANSPOSED(0, 1, 1, 0, 0, 0),
    TURNED_RIGHT(0, 1, -1, 0, 1, 0),
    TRANSVERSED(0, -1, -1, 0, 1, 1),
    TURNED_LEFT(0, -1, 1, 0, 0, 1);

    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;

    private final int xx;
    private final int yx;
    private final int xy;
    private final int yy;
    private final int dx;
    private final int dy;

    Orientation(int xx, int yx, int xy, int yy, int dx, int dy) {
        this.xx = xx;
        this.yx = yx;
        this.xy = xy;
        this.yy = yy;
        this.dx = dx;
        this.dy = dy;
    }

    /**
     * What Exif data say, {@link #UPRIGHT} when they say nothing or nonsense. Only this one number is looked for: a
     * library that reads all of it would also follow all that a hostile file points to.
     *
     * @param exif a TIFF header and what it leads to
     */
    static Orientation of(byte[] exif) {
        try {
            return read(ByteBuffer.wrap(exif));
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException nonsense) {
            return UPRIGHT;
        }
    }

    boolean turns() {
        return xx == 0;
    }

    /** From a picture as it was taken to the same picture upright, both at the origin. */
    AffineTransform of(int width, int height) {
        var turned = turns();
        return new AffineTransform(xx, yx, xy, yy, dx * (turned ? height : width), dy * (turned ? width : height));
    }

    private static Orientation read(ByteBuffer exif) {
        exif.order(switch (exif.getShort()) {
            case 0x4949 -> ByteOrder.LITTLE_ENDIAN;
            case 0x4D4D -> ByteOrder.BIG_ENDIAN;
            default -> throw new IllegalArgumentException();
        });
        exif.position(exif.getInt(4));
        var entries = Short.toUnsignedInt(exif.getShort());
        for (var at = exif.position(); entries > 0; at += ENTRY, entries--) {
            if (Short.toUnsignedInt(exif.getShort(at)) == TAG) {
                var number = exif.getShort(at + 8);
                return number >= 1 && number <= values().length ? values()[number - 1] : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
