package io.clonememoria.memory.extraction.reader;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What the service and a reading process say to each other over the process's standard streams: one file at a time. The
 * service believes nothing that it reads: lengths are bounded, and no object is made but text.
 */
public final class ReaderProtocol {
    /** The process can take files. */
    public static final int READY = 'R';
    /** Text follows: the media type, the title, the length in bytes, the text in UTF-8. */
    public static final int TEXT = 'T';
    /** The code of a {@link Refusal} follows. */
    public static final int REFUSED = 'X';

    private static final int LONGEST_NAME = 1_000;

    private ReaderProtocol() {}

    /** @param path of the file; @param name what its sender calls it */
    public static void ask(DataOutputStream out, String path, String name) throws IOException {
        out.writeUTF(path);
        out.writeUTF(shortened(name));
        out.flush();
    }

    static void answer(DataOutputStream out, ReadFile file) throws IOException {
        var text = file.text().getBytes(StandardCharsets.UTF_8);
        out.writeByte(TEXT);
        out.writeUTF(file.mediaType());
        out.writeUTF(shortened(file.title()));
        out.writeInt(text.length);
        out.write(text);
        out.flush();
    }

    static void answer(DataOutputStream out, Refusal refusal) throws IOException {
        out.writeByte(REFUSED);
        out.writeUTF(refusal.code());
        out.flush();
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST_NAME));
    }
}
