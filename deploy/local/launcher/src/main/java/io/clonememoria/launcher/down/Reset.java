package io.clonememoria.launcher.down;

import io.clonememoria.launcher.suite.CommandLock;
import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Terminal;
import io.clonememoria.local.host.Disk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The command {@code reset}: ends everything and deletes all data. Asks first. */
public final class Reset {

    private static final String YES = "yes";

    private final Suite suite;
    private final Terminal terminal;

    public Reset(Suite suite, Terminal terminal) {
        this.suite = suite;
        this.terminal = terminal;
    }

    /**
     * @param answers   where the person answers
     * @param confirmed whether they have already said yes
     */
    public void run(BufferedReader answers, boolean confirmed) {
        var infrastructure = suite.infrastructure();
        terminal.line("This ends the suite and deletes every account, clone, memory and document in it:");
        terminal.line("  " + infrastructure.postgres().describe());
        terminal.line("  " + infrastructure.kafka().describe());
        terminal.line("  keys, files and passwords in " + suite.shown(suite.state().path()));
        if (!confirmed && !agreed(answers)) {
            throw new Failure("Nothing was deleted: answer '" + YES + "', or say --yes");
        }
        suite.state().create();
        try (var lock = CommandLock.take(suite.state().lock(), "reset", holder -> terminal.line("waiting for " + holder))) {
            new Down(suite, terminal).runLocked();
            infrastructure.removeData();
            suite.state().contents().forEach(Disk::remove);
        }
        terminal.line("deleted; ./clonememoria up begins anew");
    }

    private boolean agreed(BufferedReader answers) {
        terminal.text("Type '" + YES + "' to go on: ");
        try {
            return YES.equalsIgnoreCase(String.valueOf(answers.readLine()).strip());
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        }
    }
}
