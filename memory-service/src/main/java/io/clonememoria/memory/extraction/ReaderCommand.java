package io.clonememoria.memory.extraction;

import io.clonememoria.memory.extraction.reader.ReaderMain;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a reading process is started: with the Java of this service, on what this service is made of. */
final class ReaderCommand {
    private static final String TESSERACT = "tesseract";

    private ReaderCommand() {}

    /** @param folder the process's own */
    static List<String> of(ExtractionConfig config, Path folder) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + config.heap() + "m",
                "-Xss1m",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:MaxDirectMemorySize=32m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:TieredStopAtLevel=1",
                "-XX:ActiveProcessorCount=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + folder.resolve("crash"),
                "-Djava.io.tmpdir=" + folder,
                "-Duser.home=" + folder,
                "-Djava.awt.headless=true",
                // No way out: names resolve to nothing, and whatever connects is sent to a proxy that is not there.
                "-Djdk.net.hosts.file=" + folder.resolve("no-hosts"),
                "-DsocksProxyHost=127.0.0.1",
                "-DsocksProxyPort=1",
                "-cp", classPath(),
                ReaderMain.class.getName(),
                folder.toString(),
                String.valueOf(config.characters()),
                String.valueOf(config.depth()),
                String.valueOf(config.files())));
        tesseract(config.pictures()).ifPresent(folderOfProgram -> {
            command.add(folderOfProgram.toString());
            command.add(config.pictures().languages());
            command.add(String.valueOf(config.pictures().page().toSeconds()));
        });
        return command;
    }

    /** The packaged service loads its libraries itself, so that its class path does not name them; others' does. */
    private static String classPath() {
        var own = own();
        var libraries = own.resolveSibling("../lib").normalize();
        return Files.isRegularFile(own) && Files.isDirectory(libraries)
                ? String.join(File.pathSeparator, own.toString(), libraries + "/main/*", libraries + "/boot/*")
                : own + File.pathSeparator + System.getProperty("java.class.path");
    }

    private static Path own() {
        try {
            return Path.of(ReaderMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<Path> tesseract(ExtractionConfig.Pictures pictures) {
        return pictures.tesseract()
                .or(() -> Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .filter(folder -> !folder.isEmpty())
                        .map(folder -> Path.of(folder, TESSERACT))
                        .filter(Files::isExecutable)
                        .findFirst())
                .filter(Files::isExecutable)
                .map(program -> program.toAbsolutePath().getParent());
    }
}
