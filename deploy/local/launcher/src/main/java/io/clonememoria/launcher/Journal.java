package io.clonememoria.launcher;

import io.clonememoria.launcher.suite.Suite;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** The launcher's own log: what a failed command knew beyond its one line. */
record Journal(Suite suite) {

    /** Where it was written, or would have been: a full disk must not hide the failure that it caused. */
    Path keep(Command command, Exception failure) {
        var file = suite.state().log("launcher");
        var text = new StringWriter();
        text.append(Instant.now().toString()).append(' ').append(command.toString()).append('\n');
        failure.printStackTrace(new PrintWriter(text));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.toString(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            failure.addSuppressed(unwritable);
        }
        return file;
    }
}
