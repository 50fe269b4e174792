package io.clonememoria.launcher.down;

import io.clonememoria.launcher.part.Parts;
import io.clonememoria.launcher.part.ServiceProcess;
import io.clonememoria.launcher.process.Teardown;
import io.clonememoria.launcher.process.Teardown.Stage;
import io.clonememoria.launcher.suite.CommandLock;
import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Selection;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Terminal;
import io.clonememoria.local.host.Ending;
import java.util.concurrent.atomic.AtomicInteger;

/** The command {@code down}. Data stay; what was not running is no error. */
public final class Down {

    private final Suite suite;
    private final Terminal terminal;

    public Down(Suite suite, Terminal terminal) {
        this.suite = suite;
        this.terminal = terminal;
    }

    /** Ends everything: the gateway, then the services, then Kafka, then PostgreSQL. */
    public void run() {
        suite.state().create();
        try (var lock = CommandLock.take(suite.state().lock(), "down", holder -> terminal.line("waiting for " + holder))) {
            var ended = runLocked();
            terminal.line(ended == 0 ? "nothing was running" : "everything has ended; data stay in " + suite.shown(suite.state().path()));
        }
    }

    /** The same for a caller who holds the lock; how many parts were ended. */
    int runLocked() {
        var infrastructure = suite.infrastructure();
        var teardown = new Teardown();
        // All that could ever have been started: what a broken rescaling left behind ends, too.
        for (var replica : Replica.all()) {
            teardown.add(Stage.of(replica.service()), replica.part(), new ServiceProcess(suite, replica)::end);
        }
        teardown.add(Stage.BROKER, Parts.KAFKA, infrastructure.kafka()::stop);
        teardown.add(Stage.DATABASE, Parts.POSTGRES, infrastructure.postgres()::stop);
        var ended = new AtomicInteger();
        teardown.run((part, ending) -> ended.addAndGet(told(part, ending)));
        return ended.get();
    }

    /** Ends one service or replica and leaves the others alone: to run it in dev mode in its place. */
    public void run(Selection selection) {
        suite.state().create();
        try (var lock = CommandLock.take(suite.state().lock(), "down", holder -> terminal.line("waiting for " + holder))) {
            var ended = selection.among(Replica.all()).stream()
                .mapToInt(replica -> told(replica.part(), new ServiceProcess(suite, replica).end())).sum();
            if (ended == 0) {
                terminal.line(selection.name() + " was not running");
            }
        }
    }

    private int told(String part, Ending ending) {
        return switch (ending) {
            case WAS_GONE -> 0;
            case ENDED -> {
                terminal.line(String.format("  %-19s ended", part));
                yield 1;
            }
            case KILLED -> {
                terminal.line(String.format("  %-19s killed: it did not end by itself", part));
                yield 1;
            }
        };
    }
}
