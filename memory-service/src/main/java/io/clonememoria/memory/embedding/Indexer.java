package io.clonememoria.memory.embedding;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.eventbus.EventBus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Gives every passage its vector, sooner or later. Its few threads do the same thing all their life: claim some
 * passages, embed them, write the vectors. They are woken when there is something new and look by themselves every few
 * seconds, so that nothing depends on the wake-up: after a kill the work goes on where it stopped.
 */
@ApplicationScoped
class Indexer {
    private static final Logger LOG = Logger.getLogger(Indexer.class);

    private final EmbeddingService embeddings;
    private final PassageQueue queue;
    private final IndexingNews news;
    private final EmbeddingConfig config;
    private final ExecutorService threads;
    private final Semaphore bell = new Semaphore(0);
    private final IndexingWatches watches = new IndexingWatches();
    private final Semaphore inBackground;

    Indexer(EmbeddingService embeddings, PassageQueue queue, EventBus bus, EmbeddingConfig config) {
        this.embeddings = embeddings;
        this.queue = queue;
        this.news = new IndexingNews(bus, config.sweepEvery());
        this.config = config;
        this.inBackground = new Semaphore(Math.max(1, config.threads() / 2));
        this.threads = Executors.newFixedThreadPool(config.threads(),
                Thread.ofPlatform().daemon().name("indexer-", 0).factory());
    }

    void start(@Observes StartupEvent starting) {
        for (var thread = 0; thread < config.threads(); thread++) {
            threads.execute(this::work);
        }
    }

    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        threads.shutdownNow();
        threads.awaitTermination(5, TimeUnit.SECONDS);
    }

    /** Says that passages were committed. */
    void wake() {
        bell.release();
    }

    /** Lets somebody wait for the vectors of a memory; to be asked before its passages are committed. */
    IndexingWatch watch(UUID memoryId, int passages) {
        return watches.watch(memoryId, passages);
    }

    private void work() {
        GivingWay.thisThread();
        embeddings.awaitStanding();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!indexSome()) {
                    bell.tryAcquire(config.sweepEvery().toMillis(), TimeUnit.MILLISECONDS);
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there may be more */
    private boolean indexSome() {
        // before anything is claimed: a passage is not to blame for a model that cannot be asked
        var model = embeddings.serving();
        return model.isPresent() && indexSome(model.get());
    }

    private boolean indexSome(VectorModel model) {
        // half of the threads never work on what nobody waits for: they are there for a new memory, and what they leave of
        // the processors is there for a search
        var background = inBackground.tryAcquire();
        try {
            var claim = queue.claim(model, background);
            if (claim.atAll() == model.batch()) {
                wake(); // enough for another thread
            }
            index(claim.passages(), model);
            news.of(claim, background);
            return claim.atAll() > 0;
        } catch (ProviderAway _) {
            return false; // they wait, and are found by their words
        } catch (Throwable failure) {
            // an error too, such as too little memory for once: the thread must outlive it
            LOG.warn("Indexing pauses", failure);
            return false;
        } finally {
            if (background) {
                inBackground.release();
            }
        }
    }

    private void index(List<Passage> passages, VectorModel model) throws SQLException {
        try {
            write(passages, model);
        } catch (ProviderAway away) {
            queue.giveBack(passages);
            throw away;
        } catch (RuntimeException | SQLException _) {
            // one of them may be the cause: the others must not suffer for it
            indexEachAlone(passages, model);
        }
    }

    private void indexEachAlone(List<Passage> passages, VectorModel model) throws SQLException {
        for (var at = 0; at < passages.size(); at++) {
            try {
                indexAlone(passages.get(at), model);
            } catch (ProviderAway away) {
                queue.giveBack(passages.subList(at, passages.size()));
                throw away;
            }
        }
    }

    private void indexAlone(Passage passage, VectorModel model) throws SQLException {
        try {
            write(List.of(passage), model);
        } catch (ProviderAway away) {
            throw away;
        } catch (RuntimeException | SQLException failure) {
            LOG.warnf(failure, "Passage %s is not indexed for now", passage.id());
            queue.release(passage);
        }
    }

    private void write(List<Passage> passages, VectorModel model) throws SQLException {
        if (passages.isEmpty()) {
            return;
        }
        queue.write(model, passages, model.ofPassages(passages));
        watches.tell(passages);
    }
}
