package io.clonememoria.memory.embedding;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The model, loaded once and beside the rest of the start, and what it says of questions. */
@ApplicationScoped
public class EmbeddingService {
    private static final Logger LOG = Logger.getLogger(EmbeddingService.class);
    /** Questions that wait for a thread; more would not be answered in time anyway. */
    private static final int WAITING_ROOM = 64;

    private final EmbeddingConfig config;
    private final ThreadPoolExecutor questions;
    private final CompletableFuture<E5Small> model = new CompletableFuture<>();

    EmbeddingService(EmbeddingConfig config) {
        this.config = config;
        this.questions = new ThreadPoolExecutor(config.questionThreads(), config.questionThreads(), 0, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_ROOM), Thread.ofPlatform().daemon().name("question-", 0).factory());
    }

    void start(@Observes StartupEvent starting) {
        model.completeAsync(E5Small::new, questions).whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.error("The embedding model could not be loaded", failure);
            }
        });
    }

    void stop(@Observes ShutdownEvent stopping) {
        questions.shutdownNow();
    }

    boolean isReady() {
        return model.isDone() && !model.isCompletedExceptionally();
    }

    /** The model, waited for while it loads; for threads that may block. */
    E5Small model() {
        return model.join();
    }

    /**
     * The vector of a question; empty when the model cannot say in time, and then words alone must do. Answers on the
     * caller's Vert.x context.
     */
    public Uni<Optional<Vector>> ofQuestion(String question) {
        var context = Vertx.currentContext();
        return Uni.createFrom().item(() -> Optional.of(new Vector(model().ofQuestion(question))))
                .runSubscriptionOn(questions)
                .ifNoItem().after(config.questionPatience()).fail()
                .onFailure().invoke(failure -> LOG.warnf("A question is searched by its words alone: %s", failure))
                .onFailure().recoverWithItem(Optional.empty())
                .emitOn(task -> context.runOnContext(_ -> task.run()));
    }
}
