package io.clonememoria.memory.embedding;

import dev.langchain4j.data.embedding.Embedding;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
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
    /** Few, so that a new memory waits for no more than a fraction of a second behind a long document. */
    private static final int BATCH = 4;

    private final EmbeddingService embeddings;
    private final PassageQueue queue;
    private final ChunkEmbeddingStore store;
    private final EventBus bus;
    private final EmbeddingConfig config;
    private final ExecutorService threads;
    private final Semaphore bell = new Semaphore(0);
    private final IndexingWatches watches = new IndexingWatches();
    private final Semaphore inBackground;

    Indexer(EmbeddingService embeddings, PassageQueue queue, @DataSource("indexer") AgroalDataSource connections,
            EventBus bus, EmbeddingConfig config) {
        this.embeddings = embeddings;
        this.queue = queue;
        this.store = new ChunkEmbeddingStore(connections);
        this.bus = bus;
        this.config = config;
        this.inBackground = new Semaphore(Math.max(1, config.indexingThreads() / 2));
        this.threads = Executors.newFixedThreadPool(config.indexingThreads(),
                Thread.ofPlatform().daemon().name("indexer-", 0).factory());
    }

    void start(@Observes StartupEvent starting) {
        for (var thread = 0; thread < config.indexingThreads(); thread++) {
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
        // waited for before anything is claimed: a passage is not to blame for a model that does not load
        var model = embeddings.model();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (!indexSome(model)) {
                    bell.tryAcquire(config.sweepEvery().toMillis(), TimeUnit.MILLISECONDS);
                    bell.drainPermits();
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether there may be more */
    private boolean indexSome(E5Small model) {
        // half of the threads never work on what nobody waits for: they are there for a new memory, and what they leave of
        // the processors is there for a search
        var background = inBackground.tryAcquire();
        try {
            var claim = queue.claim(BATCH, background);
            if (claim.atAll() == BATCH) {
                wake(); // enough for another thread
            }
            index(claim.passages(), model);
            if (!claim.passages().isEmpty() || claim.atAll() == 0 && background) {
                bus.publish(PassageService.INDEXED, "");
            }
            return claim.atAll() > 0;
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

    private void index(List<Passage> passages, E5Small model) throws SQLException {
        try {
            write(passages, model);
        } catch (RuntimeException _) {
            // one of them may be the cause: the others must not suffer for it
            for (var passage : passages) {
                indexAlone(passage, model);
            }
        }
    }

    private void indexAlone(Passage passage, E5Small model) throws SQLException {
        try {
            write(List.of(passage), model);
        } catch (RuntimeException failure) {
            LOG.warnf(failure, "Passage %s is not indexed for now", passage.id());
            queue.release(passage);
        }
    }

    private void write(List<Passage> passages, E5Small model) {
        if (passages.isEmpty()) {
            return;
        }
        store.write(passages, passages.stream()
                .map(passage -> Embedding.from(model.ofPassage(passage.title(), passage.speaker(), passage.content())))
                .toList());
        watches.tell(passages);
    }
}
