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
import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Progress;
import io.clonememoria.launcher.terminal.Terminal;
import io.clonememoria.local.Infrastructure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The command {@code up}. */
public final class Up {

    private final Suite suite;
    private final Terminal terminal;
    private final Teardown started = new Teardown();

    public Up(Suite suite, Terminal terminal) {
        this.suite = suite;
        this.terminal = terminal;
    }

    /** Returns when the suite answers, and leaves it running. */
    public void run() throws Exception {
        start(List.of(Service.values()));
        started.keepAll();
    }

    /** The same, then shows what the parts log until the person ends it, which ends what was started here. */
    public void runAttached() throws Exception {
        start(List.of(Service.values()));
        terminal.line();
        terminal.line(terminal.dim("Following the logs; Ctrl-C ends what this up has started."));
        new Logs(suite, terminal, Parts.logs(suite)).followAll();
    }

    /** Measures how long one service takes from start to ready beside nothing but the infrastructure, then ends it. */
    public void runAlone(Service service) throws Exception {
        if (!Parts.processes(suite).isEmpty()) {
            throw new Failure("Nothing else may run beside what is measured; ./clonememoria down ends it");
        }
        var took = startAndTime(List.of(service));
        terminal.line();
        terminal.line(String.format(Locale.ROOT, "%s alone: infrastructure %.1f s, service %.1f s, together %.1f s",
            service.part(), seconds(took.infrastructure), seconds(took.services), seconds(took.together())));
    }

    private void start(List<Service> services) throws Exception {
        var took = startAndTime(services);
        var summary = new Summary(suite, terminal);
        summary.print(took.together(), Account.of(suite));
    }

    private record Times(Duration infrastructure, Duration services) {
        Duration together() {
            return infrastructure.plus(services);
        }
    }

    private Times startAndTime(List<Service> services) throws Exception {
        suite.state().create();
        var progress = new Progress(terminal);
        var undo = Undo.atExit(started, progress, terminal);
        try (progress; var lock = CommandLock.take(suite.state().lock(), "up", holder -> terminal.line("waiting for " + holder))) {
            var begin = System.nanoTime();
            new Preflight(suite).run(services);
            var addresses = new InfrastructureStart(suite, started, progress).run();
            var between = System.nanoTime();
            startServices(services, addresses, progress);
            return new Times(Duration.ofNanos(between - begin), Duration.ofNanos(System.nanoTime() - between));
        } catch (Exception failed) {
            // Before the failure is told: the last line that a person reads is the cause.
            undo.now();
            throw failed;
        }
    }

    /** Leaves alone what runs from the present build with the present settings. */
    private void startServices(List<Service> services, Infrastructure.Addresses addresses, Progress progress) throws Exception {
        var processes = new ArrayList<ServiceProcess>();
        for (var service : services) {
            progress.begins(service.part());
            var process = new ServiceProcess(suite, service);
            var start = ServiceStart.of(suite, addresses, service);
            if (!process.runs(start)) {
                process.end();
                started.start(Stage.of(service), service.part(), () -> process.start(start), process::end);
            }
            processes.add(process);
        }
        new Readiness(new HealthClient(suite.ports()), progress).await(processes);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
