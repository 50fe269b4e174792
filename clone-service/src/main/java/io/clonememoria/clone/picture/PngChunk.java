package io.clonememoria.clone.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A piece of a PNG file. Java's own reader unfolds what compressed ones say, however much that is; this one only looks
 * where they are.
 *
 * @param type   four letters
 * @param intact whether its checksum is right
 */
public record PngChunk(String type, byte[] content, boolean intact) {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    /** Length, type and checksum. */
    private static final int FRAME = 12;
    private static final int MOST = 10_000;

    /** One that is right. */
    public PngChunk(String type, byte[] content) {
        this(type, content, true);
    }

    /** Whether a file begins as all PNG files do. */
    public static boolean isPng(byte[] file) {
        return file.length >= SIGNATURE.length && Arrays.equals(file, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /**
     * The pieces of a file, up to the one that says that it is the last; what stands behind that is no part of it.
     *
     * @throws UnreadablePicture when it ends before that
     */
    public static List<PngChunk> of(byte[] file) {
        if (!isPng(file)) {
            throw new UnreadablePicture("it does not begin like a PNG file");
        }
        var rest = ByteBuffer.wrap(file).position(SIGNATURE.length);
        var chunks = new ArrayList<PngChunk>();
        do {
            if (chunks.size() == MOST) {
                throw new UnreadablePicture("it has more than " + MOST + " pieces");
            }
            chunks.add(next(rest));
        } while (!chunks.getLast().type().equals("IEND"));
        return chunks;
    }

    /** A file of these pieces. */
    public static byte[] file(List<PngChunk> chunks) {
        var file = ByteBuffer.allocate(SIGNATURE.length + chunks.stream().mapToInt(chunk -> FRAME + chunk.content.length).sum());
        file.put(SIGNATURE);
        for (var chunk : chunks) {
            file.putInt(chunk.content.length).put(chunk.type.getBytes(StandardCharsets.ISO_8859_1)).put(chunk.content)
                    .putInt(checksum(chunk.type, chunk.content));
        }
        return file.array();
    }

    private static PngChunk next(ByteBuffer rest) {
        if (rest.remaining() < FRAME) {
            throw new UnreadablePicture("it ends too early");
        }
        var length = rest.getInt();
        var name = new byte[4];
        rest.get(name);
        if (length < 0 || length > rest.remaining() - Integer.BYTES) {
            throw new UnreadablePicture("it ends too early");
        }
        var type = new String(name, StandardCharsets.ISO_8859_1);
        var content = new byte[length];
        rest.get(content);
        return new PngChunk(type, content, rest.getInt() == checksum(type, content));
    }

    private static int checksum(String type, byte[] content) {
        var crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
        crc.update(content);
        return (int) crc.getValue();
    }
}
