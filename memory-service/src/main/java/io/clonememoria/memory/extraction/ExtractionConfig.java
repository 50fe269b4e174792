package io.clonememoria.memory.extraction;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** How much a file may ask of the processes that read it. Public, because what is nested in it is validated from outside. */
@ConfigMapping(prefix = "clonememoria.extraction")
public interface ExtractionConfig {
    /** Files that one service reads at once, each in a process of its own. */
    @WithDefault("1")
    @Positive
    int processes();

    /** Largest heap of such a process in MiB. */
    @WithDefault("256")
    @Min(64)
    int heap();

    /** How long the reading of one file may take. */
    @WithDefault("60s")
    Duration time();

    /** The longest text that is taken out of a file, in characters. */
    @WithDefault("10000000")
    @Positive
    int characters();

    /** How deep files may lie within files, such as a mail that was forwarded in a mail. */
    @WithDefault("10")
    @Positive
    int depth();

    /** How many files may lie within a file. */
    @WithDefault("1000")
    @Positive
    int files();

    /** What the reading of one file may write into its temporary folder, in MiB. */
    @WithDefault("256")
    @Positive
    int scratch();

    /** When there was nothing to read for so long, the processes end. */
    @WithDefault("60s")
    Duration idle();

    /** Files after which a process is replaced by a new one. */
    @WithDefault("50")
    @Positive
    int filesPerProcess();

    /** Pictures of text, as scanners make them. */
    Pictures pictures();

    /** How pictures of text are read. */
    interface Pictures {
        /** The program; looked for on the path when not said. Where there is none, pictures are not read. */
        Optional<Path> tesseract();

        /** As tesseract names them. */
        @WithDefault("eng")
        String languages();

        /** How long one page may take. */
        @WithDefault("20s")
        Duration page();
    }
}
