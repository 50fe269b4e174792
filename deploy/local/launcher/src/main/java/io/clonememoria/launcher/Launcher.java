package io.clonememoria.launcher;

import io.clonememoria.launcher.api.Unexpected;
import io.clonememoria.launcher.demo.Demo;
import io.clonememoria.launcher.down.Down;
import io.clonememoria.launcher.down.Reset;
import io.clonememoria.launcher.logs.Logs;
import io.clonememoria.launcher.part.Parts;
import io.clonememoria.launcher.status.Status;
import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.ServiceSettings;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Terminal;
import io.clonememoria.launcher.up.Up;
import io.clonememoria.launcher.verify.Verify;
import io.clonememoria.local.host.LocalFailure;
import io.clonememoria.local.postgres.Passwords;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;

/** Takes one command line, does it, and says in one line why when it cannot. */
public final class Launcher {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private final Suite suite;
    private final Terminal terminal;

    private Launcher(Suite suite, Terminal terminal) {
        this.suite = suite;
        this.terminal = terminal;
    }

    public static void main(String... arguments) {
        // Before any library is touched that logs.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            var command = Command.parse(arguments);
            var suite = Suite.of(System.getenv());
            return new Launcher(suite, Terminal.of(suite.environment(), System.out)).runReporting(command);
        } catch (Command.Misunderstood misunderstood) {
            System.err.println("clonememoria: " + misunderstood.getMessage() + "; ./clonememoria help lists the commands");
            return MISUNDERSTOOD;
        } catch (Failure failure) {
            System.err.println("clonememoria: " + failure.getMessage());
            return FAILED;
        }
    }

    private int runReporting(Command command) {
        var journal = new Journal(suite);
        try {
            return run(command);
        } catch (Failure failure) {
            var log = failure.log() == null ? journal.keep(command, failure) : failure.log();
            System.err.println("clonememoria: " + failure.getMessage() + " (log: " + suite.shown(log) + ")");
        } catch (LocalFailure failure) {
            var log = failure.log().isPresent() ? "" : " (log: " + suite.shown(journal.keep(command, failure)) + ")";
            System.err.println("clonememoria: " + failure.getMessage() + log);
        } catch (Unexpected failure) {
            System.err.println("clonememoria: " + failure.getMessage() + " (log: " + suite.shown(journal.keep(command, failure)) + ")");
        } catch (Exception defect) {
            System.err.println("clonememoria: unexpected " + defect.toString().lines().findFirst().orElse("")
                + " (log: " + suite.shown(journal.keep(command, defect)) + ")");
        }
        return FAILED;
    }

    private int run(Command command) throws Exception {
        switch (command) {
            case Command.Up(var replicas) -> new Up(suite, terminal).run(replicas);
            case Command.UpAttached(var replicas) -> new Up(suite, terminal).runAttached(replicas);
            case Command.UpAlone(var service) -> new Up(suite, terminal).runAlone(service);
            case Command.Down _ -> new Down(suite, terminal).run();
            case Command.DownSome(var selection) -> new Down(suite, terminal).run(selection);
            case Command.Restart(var selection) -> new Up(suite, terminal).restart(selection);
            case Command.Status _ -> {
                return new Status(suite, terminal).show().exitCode();
            }
            case Command.Logs(var part, var follow) -> {
                var chosen = part.map(name -> Parts.logs(suite, name)).orElseGet(() -> Parts.logs(suite));
                var logs = new Logs(suite, terminal, chosen.isEmpty() ? Parts.logs(suite) : chosen);
                if (part.isPresent() && chosen.size() <= 1) {
                    logs.show(chosen.isEmpty() ? part.get() : chosen.keySet().iterator().next(), follow);
                } else {
                    logs.showAll(follow);
                }
            }
            case Command.Demo _ -> new Demo(suite.gateway(), terminal).play();
            case Command.Verify _ -> {
                var server = Parts.addresses(suite).postgres();
                var password = Passwords.keptIn(suite.state().passwords()).verifier();
                return new Verify(server, password, terminal).run() ? DONE : FAILED;
            }
            case Command.Reset(var confirmed) ->
                new Reset(suite, terminal).run(new BufferedReader(new InputStreamReader(System.in)), confirmed);
            case Command.Env(var service) -> terminal.line(
                ServiceSettings.of(suite, Parts.addresses(suite), Replica.first(service)).asExports());
        }
        return DONE;
    }
}
