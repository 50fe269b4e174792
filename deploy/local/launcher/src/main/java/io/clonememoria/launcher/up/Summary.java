package io.clonememoria.launcher.up;

import io.clonememoria.launcher.part.Parts;
import io.clonememoria.launcher.process.Memory;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.launcher.terminal.Terminal;
import java.time.Duration;
import java.util.Locale;

/** What a person needs to know once everything runs: where it is, what it costs, who they are and what to type next. */
record Summary(Suite suite, Terminal terminal) {

    private static final double GB = 1e9;

    void print(Duration took, Account account) {
        var memory = Parts.processes(suite).values().stream().mapToLong(Memory::of).sum();
        terminal.line();
        terminal.line(terminal.bold("CloneMemoria is ready") + String.format(Locale.ROOT, " after %.1f s, %.2f GB of memory",
            took.toMillis() / 1000.0, memory / GB));
        terminal.line();
        terminal.line("  API          " + terminal.accent(suite.gateway() + "/api/v1"));
        for (var replica : suite.scale().replicas()) {
            terminal.line(String.format("  %-19s 127.0.0.1:%d, health and metrics 127.0.0.1:%d",
                replica.part(), suite.ports().http(replica), suite.ports().management(replica)));
        }
        terminal.line();
        terminal.line("  account      " + account.email() + "   password " + account.password());
        terminal.line("  log in       curl -s " + suite.gateway() + "/api/v1/auth/login -H 'Content-Type: application/json' \\");
        terminal.line("                 -d '{\"email\":\"" + account.email() + "\",\"password\":\"" + account.password() + "\"}'");
        terminal.line("  try next     " + terminal.bold("./clonememoria demo"));
    }
}
