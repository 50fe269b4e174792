package io.clonememoria.launcher.up;

import io.clonememoria.launcher.health.HealthClient;
import io.clonememoria.launcher.logs.Logs;
import io.clonememoria.launcher.part.Parts;
import io.clonememoria.launcher.part.ServiceProcess;
import io.clonememoria.launcher.part.ServiceStart;
import io.clonememoria.launcher.process.Teardown;
import io.clonememoria.launcher.process.Teardown.Stage;
import io.clonememoria.launcher.suite.CommandLock;
import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Scale;
import io.clonememoria.launcher.suite.Selection;
import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Progress;
import io.clonememoria.launcher.terminal.Terminal;
import io.clonememoria.local.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** The commands {@code up} and {@code restart}. */
public final class Up {

    private final Suite suite;
    private final Terminal terminal;
    private final Teardown started = new Teardown();

    public Up(Suite suite, Terminal terminal) {
        this.suite = suite;
        this.terminal = terminal;
    }

    /**
     * Returns when the suite answers, and leaves it running.
     *
     * @param changes other numbers of replicas than the remembered ones
     */
    public void run(Map<Service, Integer> changes) throws Exception {
        start(changes);
        started.keepAll();
    }

    /** The same, then shows what the parts log until the person ends it, which ends what was started here. */
    public void runAttached(Map<Service, Integer> changes) throws Exception {
        start(changes);
        terminal.line();
        terminal.line(terminal.dim("Following the logs; Ctrl-C ends what this up has started."));
        new Logs(suite, terminal, Parts.logs(suite)).followAll();
    }

    /** Ends some replicas, starts them anew and returns when they answer; all else goes on meanwhile. */
    public void restart(Selection selection) throws Exception {
        suite.state().create();
        var progress = new Progress(terminal);
        var undo = Undo.atExit(started, progress, terminal);
        try (progress; var lock = lock("restart")) {
            var chosen = selection.among(suite.scale().replicas());
            if (chosen.isEmpty()) {
                throw new Failure("There is no " + selection.name() + "; ./clonememoria up --replicas "
                    + selection.service().part() + "=2 starts a second one");
            }
            var addresses = Parts.addresses(suite);
            chosen.forEach(replica -> new ServiceProcess(suite, replica).end());
            new Preflight(suite).run(chosen);
            startServices(chosen, addresses, progress);
            started.keepAll();
        } catch (Exception failed) {
            undo.now();
            throw failed;
        }
    }

    /** Measures how long one service takes from start to ready beside nothing but the infrastructure, then ends it. */
    public void runAlone(Service service) throws Exception {
        if (!Parts.processes(suite).isEmpty()) {
            throw new Failure("Nothing else may run beside what is measured; ./clonememoria down ends it");
        }
        var took = startAndTime(() -> List.of(Replica.first(service)));
        terminal.line();
        terminal.line(String.format(Locale.ROOT, "%s alone: infrastructure %.1f s, service %.1f s, together %.1f s",
            service.part(), seconds(took.infrastructure), seconds(took.services), seconds(took.together())));
    }

    private void start(Map<Service, Integer> changes) throws Exception {
        var scale = suite.scale().with(changes);
        var took = startAndTime(() -> rescaled(scale));
        var summary = new Summary(suite, terminal);
        summary.print(took.together(), Account.of(suite));
    }

    /** Before anything starts, for what runs already is told where its siblings are. */
    private List<Replica> rescaled(Scale scale) {
        suite.scaleTo(scale);
        var wanted = scale.replicas();
        Replica.all().stream().filter(replica -> !wanted.contains(replica))
            .forEach(replica -> new ServiceProcess(suite, replica).end());
        return wanted;
    }

    private CommandLock lock(String command) {
        return CommandLock.take(suite.state().lock(), command, holder -> terminal.line("waiting for " + holder));
    }

    private record Times(Duration infrastructure, Duration services) {
        Duration together() {
            return infrastructure.plus(services);
        }
    }

    private Times startAndTime(Supplier<List<Replica>> scaled) throws Exception {
        suite.state().create();
        var progress = new Progress(terminal);
        var undo = Undo.atExit(started, progress, terminal);
        try (progress; var lock = lock("up")) {
            var replicas = scaled.get();
            var begin = System.nanoTime();
            new Preflight(suite).run(replicas);
            var addresses = new InfrastructureStart(suite, started, progress).run();
            var between = System.nanoTime();
            startServices(replicas, addresses, progress);
            return new Times(Duration.ofNanos(between - begin), Duration.ofNanos(System.nanoTime() - between));
        } catch (Exception failed) {
            // Before the failure is told: the last line that a person reads is the cause.
            undo.now();
            throw failed;
        }
    }

    /** Leaves alone what runs from the present build with the present settings. */
    private void startServices(List<Replica> replicas, Infrastructure.Addresses addresses, Progress progress) throws Exception {
        var processes = new ArrayList<ServiceProcess>();
        for (var replica : replicas) {
            progress.begins(replica.part());
            var process = new ServiceProcess(suite, replica);
            var start = ServiceStart.of(suite, addresses, replica);
            if (!process.runs(start)) {
                process.end();
                started.start(Stage.of(replica.service()), replica.part(), () -> process.start(start), process::end);
            }
            processes.add(process);
        }
        new Readiness(new HealthClient(suite.ports()), progress).await(processes);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
