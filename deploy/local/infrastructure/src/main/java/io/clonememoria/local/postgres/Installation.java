package io.clonememoria.local.postgres;

import io.clonememoria.local.host.Commands;
import io.clonememoria.local.host.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's programs on this machine.
 *  @param version the major version */
record Installation(Path programs, int version) {

    private static final int OLDEST = 15;
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String ADVICE =
        "run deploy/local/install-postgresql.sh as root, start Docker, or set " + PostgresServer.ADDRESS;
    private static final Pattern MAJOR = Pattern.compile("\\) (\\d+)");

    /** The highest version with pgvector; or, for data that exist already, the version that wrote them. */
    static Installation find(OptionalInt wanted) {
        var all = candidates().distinct().filter(folder -> Files.isExecutable(folder.resolve("initdb")))
            .flatMap(folder -> majorOf(folder).stream().map(version -> new Installation(folder, version)))
            .filter(found -> found.version >= OLDEST)
            .toList();
        return choose(all, wanted);
    }

    static Installation choose(List<Installation> installed, OptionalInt wanted) {
        var all = installed.stream().sorted(Comparator.comparingInt(Installation::version).reversed()).toList();
        var fitting = all.stream().filter(found -> wanted.isEmpty() || wanted.getAsInt() == found.version).toList();
        return fitting.stream().filter(Installation::hasVector).findFirst()
            .orElseThrow(() -> new LocalFailure(missing(all, fitting, wanted)));
    }

    Path program(String name) {
        return programs.resolve(name);
    }

    private static String missing(List<Installation> all, List<Installation> fitting, OptionalInt wanted) {
        if (!fitting.isEmpty()) {
            return "PostgreSQL %d in %s lacks the extension pgvector: %s"
                .formatted(fitting.getFirst().version, fitting.getFirst().programs, ADVICE);
        }
        if (all.isEmpty()) {
            return "no PostgreSQL %d or later found: %s".formatted(OLDEST, ADVICE);
        }
        return "the data were written by PostgreSQL %d, which is not installed any more (found %d)"
            .formatted(wanted.orElseThrow(), all.getFirst().version);
    }

    private static Stream<Path> candidates() {
        var configured = Commands.firstLine(List.of("pg_config", "--bindir")).map(Path::of);
        var inPath = Commands.find("initdb").flatMap(Installation::home);
        return Stream.concat(debian(), Stream.concat(configured.stream(), inPath.stream()));
    }

    private static Stream<Path> debian() {
        try (var versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    /** The folder of the real program: {@code initdb} in the path is often a link, alone in its folder. */
    private static Optional<Path> home(Path initdb) {
        try {
            return Optional.of(initdb.toRealPath().getParent());
        } catch (IOException dangling) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> majorOf(Path programs) {
        return Commands.firstLine(List.of(programs.resolve("postgres").toString(), "--version"))
            .map(MAJOR::matcher)
            .filter(Matcher::find)
            .map(matcher -> Integer.valueOf(matcher.group(1)));
    }

    private boolean hasVector() {
        return Commands.firstLine(List.of(program("pg_config").toString(), "--sharedir")).map(Path::of)
            .or(() -> Optional.of(Path.of("/usr/share/postgresql/" + version)))
            .filter(share -> Files.exists(share.resolve("extension/vector.control")))
            .isPresent();
    }
}
