package io.clonememoria.platform.job;

import io.clonememoria.platform.problem.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** One turn of one job: step after step until it has ended, has to let others go first, or is stopped. */
final class JobWork<P> {
    private static final Logger LOG = Logger.getLogger(JobWork.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 9;

    private final JobHandler<P> handler;
    private final JobStore store;
    private final JobConfig config;
    private final MeterRegistry meters;
    private final AtomicReference<Job> job;
    private final CompletableFuture<JobProgress> stop = new CompletableFuture<>();

    JobWork(Job job, JobHandler<P> handler, JobStore store, JobConfig config, MeterRegistry meters) {
        this.job = new AtomicReference<>(job);
        this.handler = handler;
        this.store = store;
        this.config = config;
        this.meters = meters;
    }

    /** Ends the turn at once; what is being prepared is cut off. */
    void stop(JobStopped.Reason reason) {
        stop.completeExceptionally(new JobStopped(reason));
    }

    /** Never fails but with the database. */
    Uni<Void> turn() {
        if (job.get().cancelled()) {
            return stopped(JobStopped.Reason.CANCELLED);
        }
        if (job.get().attempts() >= handler.attempts()) {
            return failed("The process that worked on it ended, again and again.");
        }
        var end = System.nanoTime() + config.turn().toNanos();
        return Multi.createBy().repeating().uni(this::step)
                .whilst(progress -> !progress.finished() && System.nanoTime() < end)
                .collect().last()
                .chain(last -> last.finished() ? ended("succeeded") : store.yieldTurn(job.get()))
                .onFailure().recoverWithUni(this::broken);
    }

    private Uni<JobProgress> step() {
        var present = job.get();
        var work = Uni.createFrom().deferred(() -> handler.prepare(present))
                .chain(prepared -> store.step(present, handler.role(), sql -> handler.step(present, prepared, sql))
                        .invoke(() -> handler.committed(prepared)))
                .ifNoItem().after(config.step()).fail();
        return Uni.combine().any().of(work, Uni.createFrom().completionStage(stop::copy))
                .invoke(progress -> job.set(present.after(progress)));
    }

    private Uni<Void> broken(Throwable failure) {
        if (failure instanceof JobStopped stopped) {
            return stopped(stopped.reason());
        }
        var present = job.get();
        var attempts = present.attempts() + 1;
        LOG.warnf(failure, "Job %s (%s) failed in attempt %d of its step", present.id(), present.kind(), attempts);
        return attempts >= handler.attempts()
                ? failed(explained(failure))
                : store.retry(present, FIRST_WAIT.multipliedBy(1L << Math.min(present.attempts(), MOST_DOUBLINGS)),
                        explained(failure));
    }

    private Uni<Void> stopped(JobStopped.Reason reason) {
        return switch (reason) {
            case CANCELLED -> store.cancel(job.get()).chain(() -> ended("cancelled"));
            case ERASED -> store.forget(job.get()).chain(() -> ended("forgotten"));
            case LOST -> store.cancelIfAsked(job.get());
        };
    }

    private Uni<Void> failed(String cause) {
        return store.fail(job.get(), cause).chain(() -> ended("failed"));
    }

    private Uni<Void> ended(String how) {
        meters.counter("clonememoria.jobs.ended", "kind", handler.kind(), "state", how).increment();
        LOG.infof("Job %s (%s) %s with %d done", job.get().id(), handler.kind(), how, job.get().done());
        return Uni.createFrom().voidItem();
    }

    /** Read by the job's person: a problem is written for them, anything else is for the log. */
    private static String explained(Throwable failure) {
        return failure instanceof Problem problem ? problem.getMessage() : "Something went wrong on our side.";
    }
}
