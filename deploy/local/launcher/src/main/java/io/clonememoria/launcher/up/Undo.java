package io.clonememoria.launcher.up;

import io.clonememoria.launcher.process.Teardown;
import io.clonememoria.launcher.terminal.Progress;
import io.clonememoria.launcher.terminal.Terminal;
import io.clonememoria.local.host.Ending;
import java.util.ArrayList;

/** Ends what one {@code up} has started, when it fails, is interrupted, or was attached and is over. */
final class Undo extends Thread {

    private final Teardown teardown;
    private final Progress progress;
    private final Terminal terminal;
    private volatile boolean exiting;

    private Undo(Teardown teardown, Progress progress, Terminal terminal) {
        super("undo");
        this.teardown = teardown;
        this.progress = progress;
        this.terminal = terminal;
    }

    /** From now on Ctrl-C, SIGTERM and any other end of this JVM run the teardown first. */
    static Undo atExit(Teardown teardown, Progress progress, Terminal terminal) {
        var undo = new Undo(teardown, progress, terminal);
        Runtime.getRuntime().addShutdownHook(undo);
        return undo;
    }

    /**
     * Does not return when the JVM is already ending: what fails now fails because we are ending it, and to report that
     * as a failure would be a lie.
     */
    void now() throws InterruptedException {
        end();
        if (exiting) {
            Thread.currentThread().join();
        }
    }

    @Override
    public void run() {
        exiting = true;
        end();
    }

    private void end() {
        // What dies from now on, dies because we end it.
        progress.close();
        if (teardown.isEmpty()) {
            return;
        }
        var ended = new ArrayList<String>();
        teardown.run((part, ending) -> {
            if (ending != Ending.WAS_GONE) {
                ended.add(part);
            }
        });
        if (!ended.isEmpty()) {
            terminal.line("ended what this up had started: " + String.join(", ", ended));
        }
    }
}
