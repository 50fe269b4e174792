package io.clonememoria.launcher.status;

import io.clonememoria.launcher.health.HealthClient;
import io.clonememoria.launcher.part.Parts;
import io.clonememoria.launcher.part.ServiceProcess;
import io.clonememoria.launcher.process.Memory;
import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Table;
import io.clonememoria.launcher.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command {@code status}. */
public final class Status {

    private static final double MB = 1e6;

    /** What came of it, each with the exit code that scripts see. */
    public enum Outcome {
        /** All parts run and are ready. */
        WELL(0),
        /** Something that should run does not, or is not ready. */
        UNWELL(1),
        /** Nothing runs and nothing should. The number is the one of {@code systemctl status}. */
        STOPPED(3);

        private final int exitCode;

        Outcome(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Suite suite;
    private final Terminal terminal;
    private final Table table = new Table("part", "state", "pid", "port", "memory", "up", "health");
    private boolean anythingRuns;
    private boolean allWell = true;

    public Status(Suite suite, Terminal terminal) {
        this.suite = suite;
        this.terminal = terminal;
    }

    /** Prints the table. */
    public Outcome show() {
        var replicas = suite.scale().replicas();
        var processes = Parts.processes(suite);
        var expected = replicas.stream().anyMatch(this::expected);
        var infrastructure = suite.infrastructure();
        infrastructureRow(Parts.POSTGRES, infrastructure.postgres().running(), suite.ports().postgres(), processes, expected);
        infrastructureRow(Parts.KAFKA, infrastructure.kafka().running(), suite.ports().kafka(), processes, expected);
        var health = new HealthClient(suite.ports());
        for (var replica : replicas) {
            serviceRow(replica, processes.get(replica.part()), health);
        }
        terminal.line(table.render());
        var memory = processes.values().stream().mapToLong(Memory::of).sum();
        terminal.line();
        terminal.line(String.format(Locale.ROOT, "together %.0f MB", memory / MB));
        if (!anythingRuns && !expected) {
            terminal.line("nothing runs; ./clonememoria up starts it");
            return Outcome.STOPPED;
        }
        return allWell ? Outcome.WELL : Outcome.UNWELL;
    }

    private void infrastructureRow(String part, boolean runs, int port, Map<String, ProcessHandle> processes, boolean expected) {
        var process = processes.get(part);
        row(part, runs, expected, process, port, uptime(process), runs ? terminal.good("answers") : "");
    }

    private void serviceRow(Replica replica, @Nullable ProcessHandle process, HealthClient client) {
        var health = process == null ? null : client.of(replica).join();
        var shown = health == null ? "" : health.ready() ? terminal.good("ready") : terminal.bad(health.failing());
        allWell &= health == null || health.ready();
        row(replica.part(), process != null, expected(replica), process, suite.ports().http(replica), uptime(process), shown);
    }

    /** Whether it was started and not ended again. */
    private boolean expected(Replica replica) {
        return new ServiceProcess(suite, replica).expected();
    }

    private void row(String part, boolean runs, boolean expected, @Nullable ProcessHandle process, int port, String uptime,
            String health) {
        anythingRuns |= runs;
        allWell &= runs || !expected;
        var state = runs ? terminal.good("running") : expected ? terminal.bad("DIED") : "stopped";
        var pid = process == null ? "" : Long.toString(process.pid());
        var memory = process == null ? "" : String.format(Locale.ROOT, "%.0f MB", Memory.of(process) / MB);
        table.row(part, state, pid, Integer.toString(port), memory, uptime, health);
    }

    private static String uptime(@Nullable ProcessHandle process) {
        return Optional.ofNullable(process)
            .flatMap(running -> running.info().startInstant())
            .map(start -> readable(Duration.between(start, Instant.now())))
            .orElse("");
    }

    private static String readable(Duration time) {
        return time.toDays() > 0 ? time.toDays() + " d " + time.toHoursPart() + " h"
            : time.toHours() > 0 ? time.toHours() + " h " + time.toMinutesPart() + " min"
            : time.toMinutes() > 0 ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
            : Math.max(0, time.toSeconds()) + " s";
    }
}
