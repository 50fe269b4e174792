package io.clonememoria.memory.imports;

import io.clonememoria.memory.chat.ChatText;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.problem.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A chat's text as a file: what was uploaded, or what of a zip is the chat. Pictures and voices beside it are not even
 * unpacked.
 *
 * @param unpacked whether it is a copy that nobody else removes
 */
record ChatFile(Path path, boolean unpacked) implements ChatText {
    /** Of a text out of a zip; a bomb ends here. */
    private static final long LARGEST_UNPACKED = 50L * 1024 * 1024;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    /**
     * Finds the chat in an uploaded file. Blocking.
     *
     * @throws Invalid when it is a zip in which there is none, or several, or that cannot be opened
     */
    static ChatFile of(Path uploaded) throws IOException {
        try (var in = Files.newInputStream(uploaded)) {
            if (!java.util.Arrays.equals(in.readNBytes(ZIP.length), ZIP)) {
                return new ChatFile(uploaded, false);
            }
        }
        try (var zip = new ZipFile(uploaded.toFile(), StandardCharsets.UTF_8)) {
            return unpacked(zip, chat(zip.stream().filter(entry -> !entry.isDirectory()).toList()), uploaded);
        } catch (ZipException | IllegalArgumentException broken) {
            throw new Invalid("file", "is a zip that cannot be opened: it is broken, breaks off or is encrypted");
        }
    }

    @Override
    public InputStream open() throws IOException {
        return Files.newInputStream(path);
    }

    long size() throws IOException {
        return Files.size(path);
    }

    String sha256() throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            try (var in = new DigestInputStream(open(), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What was unpacked goes; what was uploaded goes with the request. */
    void discard() {
        try {
            if (unpacked) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            path.toFile().deleteOnExit();
        }
    }

    private static ZipEntry chat(List<? extends ZipEntry> entries) {
        var texts = entries.stream().filter(entry -> isText(name(entry))).toList();
        return texts.stream().filter(entry -> name(entry).equals("_chat.txt")).findFirst().<ZipEntry>map(entry -> entry)
                .orElseGet(() -> {
                    if (texts.size() != 1) {
                        throw new Invalid("file", texts.isEmpty()
                                ? "is a zip without a chat: it holds no text, JSON or CSV"
                                : "is a zip with " + texts.size() + " texts; unpack it and import one after the other");
                    }
                    return texts.getFirst();
                });
    }

    private static ChatFile unpacked(ZipFile zip, ZipEntry entry, Path uploaded) throws IOException {
        var file = new ChatFile(Files.createTempFile(uploaded.toAbsolutePath().getParent(), "chat", ".unpacked"), true);
        try (var in = zip.getInputStream(entry); var out = Files.newOutputStream(file.path)) {
            var buffer = new byte[64 * 1024];
            var unpacked = 0L;
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                unpacked += read;
                if (unpacked > LARGEST_UNPACKED) {
                    throw new TooLarge("file-too-large", "The chat in the zip has more than 50 MB.");
                }
                out.write(buffer, 0, read);
            }
            return file;
        } catch (IOException | RuntimeException failure) {
            file.discard();
            throw failure;
        }
    }

    private static boolean isText(String name) {
        return name.endsWith(".txt") || name.endsWith(".json") || name.endsWith(".csv");
    }

    private static String name(ZipEntry entry) {
        var path = entry.getName();
        return path.startsWith("__MACOSX") ? "" : path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }
}
