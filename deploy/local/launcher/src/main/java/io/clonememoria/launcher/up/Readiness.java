package io.clonememoria.launcher.up;

import io.clonememoria.launcher.health.Health;
import io.clonememoria.launcher.health.HealthClient;
import io.clonememoria.launcher.part.ServiceProcess;
import io.clonememoria.launcher.suite.Failure;
import io.clonememoria.launcher.terminal.Progress;
import io.clonememoria.local.host.LastError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Waits until services can serve; notices at once when one of them dies instead. */
final class Readiness {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final long LOOK_EVERY_MILLIS = 50;
    /** Services log each time that they must say no. */
    private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(200);

    private final HealthClient health;
    private final Progress progress;
    private final Map<ServiceProcess, CompletableFuture<Health>> asked = new HashMap<>();
    private final Executor later =
        CompletableFuture.delayedExecutor(ASK_AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);

    Readiness(HealthClient health, Progress progress) {
        this.health = health;
        this.progress = progress;
    }

    void await(List<ServiceProcess> services) throws InterruptedException {
        var waiting = new ArrayList<>(services);
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!waiting.isEmpty()) {
            waiting.removeIf(this::ready);
            for (var service : waiting) {
                requireAlive(service);
            }
            if (!waiting.isEmpty() && System.nanoTime() > deadline) {
                throw tooSlow(waiting.getFirst());
            }
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }

    private boolean ready(ServiceProcess service) {
        var answer = asked.computeIfAbsent(service, each -> health.of(each.replica()));
        if (!answer.isDone()) {
            return false;
        }
        if (answer.join().ready()) {
            progress.ready(service.replica().part(), "ready");
            return true;
        }
        asked.put(service, CompletableFuture.supplyAsync(service::replica, later).thenCompose(health::of));
        return false;
    }

    private void requireAlive(ServiceProcess service) {
        if (!service.running()) {
            var part = service.replica().part();
            progress.failed(part, "died");
            var cause = LastError.in(service.log()).map(line -> ": " + line).orElse("");
            throw new Failure(part + " died at start" + cause, service.log());
        }
    }

    private Failure tooSlow(ServiceProcess service) {
        var part = service.replica().part();
        progress.failed(part, "not ready");
        var failing = health.of(service.replica()).join().failing();
        return new Failure(part + " was not ready after " + LIMIT.toSeconds() + " s: " + failing, service.log());
    }
}
