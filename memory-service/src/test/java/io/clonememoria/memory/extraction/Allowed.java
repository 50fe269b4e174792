package io.clonememoria.memory.extraction;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Limits of a test's own. */
record Allowed(int processes, int heap, Duration time, int characters, int depth, int files, int scratch, Duration idle,
        int filesPerProcess, Optional<Path> tesseract) implements ExtractionConfig {

    static Allowed usual() {
        return new Allowed(1, 256, Duration.ofSeconds(60), 10_000_000, 10, 1_000, 256, Duration.ofSeconds(60), 50,
                Optional.of(Path.of("/nowhere/tesseract")));
    }

    Allowed time(Duration most) {
        return new Allowed(processes, heap, most, characters, depth, files, scratch, idle, filesPerProcess, tesseract);
    }

    Allowed characters(int most) {
        return new Allowed(processes, heap, time, most, depth, files, scratch, idle, filesPerProcess, tesseract);
    }

    Allowed heap(int megabytes) {
        return new Allowed(processes, megabytes, time, characters, depth, files, scratch, idle, filesPerProcess, tesseract);
    }

    Allowed idle(Duration time) {
        return new Allowed(processes, heap, this.time, characters, depth, files, scratch, time, filesPerProcess, tesseract);
    }

    @Override
    public Pictures pictures() {
        return new Pictures() {
            @Override
            public Optional<Path> tesseract() {
                return tesseract;
            }

            @Override
            public String languages() {
                return "eng";
            }

            @Override
            public Duration page() {
                return Duration.ofSeconds(20);
            }
        };
    }
}
