package io.clonememoria.memory.extraction;

import io.clonememoria.memory.extraction.reader.ReaderProtocol;
import io.clonememoria.memory.extraction.reader.Refusal;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A process that reads files, and the folder that is all it may write to. What it answers is taken for what a stranger
 * says. Blocking, and used by one thread.
 */
final class ReaderProcess implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LONGEST_END = Duration.ofSeconds(1);
    private static final int OUT_OF_MEMORY = 3;
    /** What a process ends with that a signal has ended: 128 and the signal's number, here KILL and TERM. */
    private static final Set<Integer> ENDED_BY_OTHERS = Set.of(137, 143);
    private static final int BYTES_PER_CHARACTER = 3;

    private final ExtractionConfig config;
    private final ScheduledExecutorService watch;
    private final Path folder;
    private final Process process;
    private final DataOutputStream questions;
    private final DataInputStream answers;
    private int filesRead;
    private boolean spent;

    private ReaderProcess(ExtractionConfig config, ScheduledExecutorService watch, Path folder, Process process) {
        this.config = config;
        this.watch = watch;
        this.folder = folder;
        this.process = process;
        this.questions = new DataOutputStream(process.getOutputStream());
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    /** @throws IOException when no process can be had, which is no file's fault */
    static ReaderProcess start(ExtractionConfig config, ScheduledExecutorService watch) throws IOException {
        var folder = ownFolder();
        var said = folder.resolve("said");
        var builder = new ProcessBuilder(ReaderCommand.of(config, folder))
                .directory(folder.toFile())
                .redirectError(said.toFile());
        builder.environment().clear(); // the service's holds its passwords
        var reader = new ReaderProcess(config, watch, folder, builder.start());
        try {
            reader.awaitReady(said);
            return reader;
        } catch (IOException failure) {
            reader.close();
            throw failure;
        }
    }

    /** Whether another file may be given to it. */
    boolean isUsable() {
        return !spent && filesRead < config.filesPerProcess() && process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** @throws IOException when the file cannot be fetched or somebody ends the process, which is not the file's fault */
    Extraction read(FileToRead file, String name) throws IOException {
        filesRead++;
        var place = folder.resolve("file");
        try {
            file.copyTo(place);
            return ask(place, name);
        } finally {
            empty();
        }
    }

    @Override
    public void close() {
        kill();
        try {
            process.waitFor(5, TimeUnit.SECONDS);
            empty();
            Files.deleteIfExists(folder);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException left) {
            // it is one of the system's temporary folders
        }
    }

    private Extraction ask(Path place, String name) throws IOException {
        var stopped = new AtomicReference<@Nullable Refusal>();
        var end = System.nanoTime() + config.time().toNanos();
        var looking = watch.scheduleWithFixedDelay(() -> look(end, stopped),
                LOOK_EVERY.toMillis(), LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ReaderProtocol.ask(questions, place.toString(), name);
            return answer();
        } catch (IOException | RuntimeException ended) {
            spent = true;
            return new Extraction.None(stopped.get() == null ? whyItEnded() : stopped.get());
        } finally {
            looking.cancel(false);
        }
    }

    private Extraction answer() throws IOException {
        var kind = answers.readUnsignedByte();
        if (kind == ReaderProtocol.REFUSED) {
            var refusal = Refusal.ofCode(answers.readUTF()).orElseThrow(() -> new IOException("no refusal"));
            return new Extraction.None(refusal);
        }
        if (kind != ReaderProtocol.TEXT) {
            throw new IOException("no answer");
        }
        var mediaType = answers.readUTF();
        var title = CleanText.line(answers.readUTF());
        var length = answers.readInt();
        if (length < 0 || length > (long) config.characters() * BYTES_PER_CHARACTER) {
            throw new IOException("longer than was asked for");
        }
        // decoded as it comes: the bytes and the text together would fill the service's memory
        var text = CleanText.of(new InputStreamReader(new Bounded(answers, length), StandardCharsets.UTF_8));
        return text.isBlank() ? new Extraction.None(Refusal.NO_TEXT) : new Extraction.Text(text, mediaType, title);
    }

    private void look(long end, AtomicReference<@Nullable Refusal> stopped) {
        var refusal = System.nanoTime() - end > 0 ? Refusal.TOO_SLOW
                : written() > config.scratch() * 1024L * 1024 ? Refusal.TOO_LARGE : null;
        if (refusal != null && stopped.compareAndSet(null, refusal)) {
            kill();
        }
    }

    private long written() {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        } catch (IOException | UncheckedIOException changing) {
            return 0; // it is looked at again in a moment
        }
    }

    /** @throws IOException when others ended it: the system or whoever runs it, and the file may be read another time */
    private Refusal whyItEnded() throws IOException {
        try {
            var endedItself = process.waitFor(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
            kill();
            var code = process.waitFor();
            if (endedItself && ENDED_BY_OTHERS.contains(code)) {
                throw new IOException("The process that reads files was ended from outside.");
            }
            return code == OUT_OF_MEMORY ? Refusal.TOO_LARGE : Refusal.UNREADABLE;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Refusal.UNREADABLE;
        }
    }

    private void awaitReady(Path said) throws IOException {
        var late = watch.schedule(this::kill, LONGEST_START.toMillis(), TimeUnit.MILLISECONDS);
        try {
            if (answers.read() != ReaderProtocol.READY) {
                // it has seen no file yet, so what it says is about itself
                throw new IOException("No process that reads files: " + Files.readString(said).strip());
            }
        } finally {
            late.cancel(false);
        }
    }

    /** With what it may have started itself. */
    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Nothing of one file is left for the next. */
    private void empty() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException changing) {
            throw changing.getCause();
        }
    }

    private static Path ownFolder() throws IOException {
        return Files.getFileStore(Path.of(System.getProperty("java.io.tmpdir"))).supportsFileAttributeView("posix")
                ? Files.createTempDirectory("clonememoria-reader-",
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")))
                : Files.createTempDirectory("clonememoria-reader-");
    }
}
