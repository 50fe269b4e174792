package io.clonememoria.memory.embedding;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Changes the model: makes the vectors of the one that is wanted while the old one serves, lets it serve when they are all
 * there, and then brings them to their passages. One thread, apart from those of the indexer, so that a provider that is
 * slow delays no new memory. What there is to do is in the database; after a kill it goes on where it stopped.
 */
@ApplicationScoped
class Preparation {
    private static final Logger LOG = Logger.getLogger(Preparation.class);
    /** Passages that one statement writes: who changes one of them meanwhile waits for all. */
    private static final int PORTION = 200;
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private final EmbeddingService embeddings;
    private final PreparedVectors vectors;
    private final ModelRegister register;
    private final EmbeddingConfig config;
    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("preparation").factory());
    private volatile PreparedVectors.Progress progress = new PreparedVectors.Progress(0, 0);
    private long nextReport = System.nanoTime();

    Preparation(EmbeddingService embeddings, PreparedVectors vectors, ModelRegister register, EmbeddingConfig config,
            MeterRegistry metrics) {
        this.embeddings = embeddings;
        this.vectors = vectors;
        this.register = register;
        this.config = config;
        Gauge.builder("clonememoria.embedding.prepared", () -> progress.made())
                .description("Passages with a vector of the model that is to serve; 0 when none is prepared").register(metrics);
        Gauge.builder("clonememoria.embedding.unprepared", () -> progress.all() - progress.made())
                .description("Passages that still need one").register(metrics);
    }

    void start(@Observes StartupEvent starting) {
        thread.execute(this::work);
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        thread.shutdownNow();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }

    private void work() {
        GivingWay.thisThread();
        try {
            embeddings.awaitStanding();
            while (!Thread.currentThread().isInterrupted()) {
                if (!goOn()) {
                    Thread.sleep(config.sweepEvery());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there may be more to do at once */
    private boolean goOn() {
        try {
            var standing = embeddings.look();
            var next = standing.next();
            if (next == null) {
                progress = new PreparedVectors.Progress(0, 0);
                return tidy(standing.serving());
            }
            // another process may want what this one has never heard of, and then that one prepares it
            var model = embeddings.model(next);
            return model.isPresent() && prepare(model.get());
        } catch (Throwable failure) {
            LOG.warn("The change of the embedding model pauses", failure);
            return false;
        }
    }

    private boolean tidy(String serving) throws SQLException {
        return vectors.moveIn(serving, PORTION) + vectors.queueAgain(serving, PORTION) > 0
                || vectors.dropLeftovers(PORTION) > 0;
    }

    /** Looks for passages that are not noted only when those that are have been made: it looks at all there are. */
    private boolean prepare(VectorModel model) throws SQLException {
        if (!makeAll(model)) {
            return false;
        }
        enlistAll(model);
        return makeAll(model) && register.serveIfComplete(model.id());
    }

    private void enlistAll(VectorModel model) throws SQLException {
        @Nullable UUID last = null;
        do {
            last = vectors.enlist(model.id(), last, PORTION);
        } while (last != null && !Thread.currentThread().isInterrupted());
    }

    /** @return whether nothing is left that can be made now; not when the model cannot be asked for now */
    private boolean makeAll(VectorModel model) throws SQLException {
        while (!Thread.currentThread().isInterrupted()) {
            report(model);
            var claim = vectors.claim(model);
            if (claim.atAll() == 0) {
                return true;
            }
            if (!claim.passages().isEmpty() && !make(model, claim.passages())) {
                return false;
            }
        }
        return false;
    }

    /** @return whether to go on with others */
    private boolean make(VectorModel model, List<Passage> passages) throws SQLException {
        try {
            vectors.write(model, passages, model.ofPassages(passages));
            return true;
        } catch (ProviderAway _) {
            vectors.giveBack(model, passages, true);
            return false;
        } catch (RuntimeException failure) {
            if (passages.size() == 1) {
                LOG.warnf("Passage %s has no vector of %s for now: %s", passages.getFirst().id(), model.id(),
                        failure.getClass().getSimpleName());
                vectors.giveBack(model, passages, false);
                return true;
            }
            // one of them may be the cause: the others must not suffer for it
            for (var passage : passages) {
                if (!make(model, List.of(passage))) {
                    vectors.giveBack(model, passages, true);
                    return false;
                }
            }
            return true;
        }
    }

    private void report(VectorModel model) throws SQLException {
        if (System.nanoTime() - nextReport >= 0) {
            nextReport = System.nanoTime() + BETWEEN_REPORTS.toNanos();
            progress = vectors.progress(model.id());
            LOG.infof("Embedding model %s is being prepared: %d of %d passages", model.id(), progress.made(), progress.all());
        }
    }
}
