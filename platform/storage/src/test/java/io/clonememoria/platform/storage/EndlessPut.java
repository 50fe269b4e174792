package io.clonememoria.platform.storage;

import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A process that stores something without an end, so that it can be killed in the middle. */
final class EndlessPut {
    private static final String UNDER_WAY = "under way";
    /** So that there are parts in S3 already. */
    private static final int PIECES = 100;

    private EndlessPut() {}

    static void startAndKill(List<String> address, ObjectKey key) throws Exception {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-cp", System.getProperty("java.class.path"), EndlessPut.class.getName(), key.toString()));
        command.addAll(address);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var said = process.inputReader()) {
            var line = said.readLine();
            while (line != null && !line.equals(UNDER_WAY)) {
                line = said.readLine();
            }
            if (line == null) {
                throw new AssertionError("it ended by itself");
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    static void main(String[] arguments) {
        var key = ObjectKey.parse(arguments[0]).orElseThrow();
        var blobs = arguments.length == 3
                ? S3Connection.open(S3Server.settings(URI.create(arguments[2])))
                : new FolderBlobs(Path.of(arguments[1]), Vertx.vertx());
        var taken = new AtomicInteger();
        var piece = Buffer.buffer(new byte[64 * 1024]);
        var endless = Multi.createBy().repeating().supplier(() -> {
            if (taken.incrementAndGet() == PIECES) {
                System.out.println(UNDER_WAY);
            }
            return piece;
        }).indefinitely();
        blobs.put(key, "text/plain", endless).await().indefinitely();
    }
}
