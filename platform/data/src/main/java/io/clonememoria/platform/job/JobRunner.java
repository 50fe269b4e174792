package io.clonememoria.platform.job;

import io.clonememoria.platform.transaction.CommitListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Works on jobs, a few at once. It takes one after the other while it has room, is woken by commits of its process, and
 * looks by itself every second. Everything that it remembers lives on one event loop.
 */
@ApplicationScoped
class JobRunner implements CommitListener {
    private static final Logger LOG = Logger.getLogger(JobRunner.class);
    /** Cancelling takes effect within a second. */
    private static final Duration HEARTBEAT = Duration.ofMillis(400);
    /** No request's transaction lasts longer. */
    private static final long EXPECTING_NANOS = Duration.ofSeconds(30).toNanos();

    private final Vertx vertx;
    private final JobStore store;
    private final JobConfig config;
    private final MeterRegistry meters;
    private final Map<String, JobHandler<?>> handlers = new HashMap<>();
    private final Map<UUID, JobWork<?>> present = new HashMap<>();

    private Context loop;
    private long poll;
    private long heartbeat;
    private boolean taking;
    private boolean again;
    private boolean beating;
    private volatile boolean closed;
    private volatile long expectUntil = System.nanoTime();

    JobRunner(Vertx vertx, JobStore store, JobConfig config, MeterRegistry meters, @All List<JobHandler<?>> handlers) {
        this.vertx = vertx;
        this.store = store;
        this.config = config;
        this.meters = meters;
        handlers.forEach(handler -> {
            if (this.handlers.put(handler.kind(), handler) != null) {
                throw new IllegalStateException("Two job handlers are for the kind " + handler.kind());
            }
        });
    }

    void start(@Observes StartupEvent started) {
        if (handlers.isEmpty()) {
            return;
        }
        loop = vertx.getOrCreateContext();
        poll = vertx.setPeriodic(config.poll().toMillis(), _ -> wake());
        heartbeat = vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> loop.runOnContext(_ -> beat()));
        wake();
    }

    // before the pools are closed; steps that are still at work lose their lease and roll back
    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        closed = true;
        if (loop != null) {
            vertx.cancelTimer(poll);
            vertx.cancelTimer(heartbeat);
            store.releaseAll().await().atMost(Duration.ofSeconds(5));
        }
    }

    /** Says that a transaction of this process has asked for a job, or for the end of one: its commit is worth a look. */
    void expectWork() {
        expectUntil = System.nanoTime() + EXPECTING_NANOS;
    }

    @Override
    public void committed() {
        if (System.nanoTime() - expectUntil < 0) {
            wake();
        }
    }

    private void wake() {
        if (loop != null && !closed) {
            loop.runOnContext(_ -> take());
        }
    }

    private void take() {
        if (taking) {
            again = true;
            return;
        }
        if (closed || present.size() >= config.concurrency()) {
            return;
        }
        taking = true;
        again = false;
        within(() -> store.take(handlers.keySet(), config.perPerson()).subscribe()
                .with(job -> loop.runOnContext(_ -> taken(job)), failure -> loop.runOnContext(_ -> notTaken(failure))));
    }

    private void taken(Optional<Job> job) {
        taking = false;
        job.ifPresent(this::work);
        if (job.isPresent() || again) {
            take();
        }
    }

    private void notTaken(Throwable failure) {
        taking = false; // the poll tries again
        if (!closed) {
            LOG.warnf("Jobs wait for the database: %s", failure);
        }
    }

    private void work(Job job) {
        var work = new JobWork<>(job, handlers.get(job.kind()), store, config, meters);
        present.put(job.id(), work);
        within(() -> work.turn().subscribe().with(
                _ -> loop.runOnContext(_ -> done(job)),
                failure -> loop.runOnContext(_ -> {
                    // its lease ends, and then somebody goes on with it
                    LOG.warnf("Job %s waits for the database: %s", job.id(), failure);
                    done(job);
                })));
    }

    private void done(Job job) {
        present.remove(job.id());
        take();
    }

    private void beat() {
        if (beating || closed || present.isEmpty()) {
            return;
        }
        beating = true;
        var asked = Map.copyOf(present);
        within(() -> store.renew(asked.keySet()).subscribe().with(
                held -> loop.runOnContext(_ -> {
                    beating = false;
                    asked.forEach((id, work) -> stopUnless(held.get(id), work));
                }),
                failure -> loop.runOnContext(_ -> beating = false))); // the lease outlasts a few of these
    }

    private static void stopUnless(@Nullable Boolean cancelled, JobWork<?> work) {
        if (cancelled == null) {
            work.stop(JobStopped.Reason.LOST);
        } else if (cancelled) {
            work.stop(JobStopped.Reason.CANCELLED);
        }
    }

    /** Each piece of work has a context of its own, as a request has, on which a handler may open sessions. */
    private void within(Runnable work) {
        var context = VertxContext.createNewDuplicatedContext(loop);
        VertxContextSafetyToggle.setContextSafe(context, true);
        context.runOnContext(_ -> work.run());
    }
}
