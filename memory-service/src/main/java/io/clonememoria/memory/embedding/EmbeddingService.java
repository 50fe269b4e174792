package io.clonememoria.memory.embedding;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The model that serves, as far as this process can ask it, and what it says of questions. */
@ApplicationScoped
public class EmbeddingService {
    private static final Logger LOG = Logger.getLogger(EmbeddingService.class);
    /** Questions that wait for a thread; more would not be answered in time anyway. */
    private static final int WAITING_ROOM = 64;

    private final EmbeddingConfig config;
    private final Models models;
    private final ModelRegister register;
    private final ThreadPoolExecutor questions;
    private final CompletableFuture<ModelRegister.Standing> started = new CompletableFuture<>();
    private volatile ModelRegister.@Nullable Standing standing;
    private volatile @Nullable VectorModel serving;

    EmbeddingService(EmbeddingConfig config, Models models, ModelRegister register) {
        this.config = config;
        this.models = models;
        this.register = register;
        this.questions = new ThreadPoolExecutor(config.questionThreads(), config.questionThreads(), 0, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_ROOM), Thread.ofPlatform().daemon().name("question-", 0).factory());
    }

    void start(@Observes StartupEvent starting) {
        started.completeAsync(this::begin, questions).whenComplete((_, failure) -> {
            if (failure != null) {
                LOG.error("The embedding model could not be loaded", failure);
            }
        });
    }

    void stop(@Observes ShutdownEvent stopping) {
        questions.shutdownNow();
    }

    /** Whether it is known which model serves, and that is loaded; one that this process does not know is nothing to wait for. */
    boolean isReady() {
        return started.isDone() && !started.isCompletedExceptionally();
    }

    void awaitStanding() {
        started.join();
    }

    /** Looks which model serves and which is to; for threads that may block. Loads the one that serves. */
    ModelRegister.Standing look() throws SQLException {
        var seen = register.standing();
        if (!seen.equals(standing)) {
            serving = models.ask(seen.serving()).orElse(null);
            standing = seen;
            if (serving == null) {
                LOG.warnf("Embedding model %s serves and is not among the settings: words must do until %s does",
                        seen.serving(), seen.wanted());
            }
        }
        return seen;
    }

    /** The model that serves, when this process can ask it. */
    Optional<VectorModel> serving() {
        return Optional.ofNullable(serving);
    }

    Optional<VectorModel> model(String id) {
        return models.ask(id);
    }

    /** Whether a question leaves this house, for which who asks it must have given consent. */
    public boolean asksOutside() {
        var model = serving;
        return model != null && model.isOutside();
    }

    /**
     * The vector of a question; empty when the model cannot say in time, and then words alone must do. Answers on the
     * caller's Vert.x context.
     */
    public Uni<Optional<Vector>> ofQuestion(String question) {
        var context = Vertx.currentContext();
        return Uni.createFrom().item(() -> ask(question))
                .runSubscriptionOn(questions)
                .ifNoItem().after(config.questionPatience()).fail()
                .onFailure().invoke(failure -> LOG.warnf("A question is searched by its words alone: %s", failure))
                .onFailure().recoverWithItem(Optional.empty())
                .emitOn(task -> context.runOnContext(_ -> task.run()));
    }

    private Optional<Vector> ask(String question) {
        awaitStanding();
        return serving().map(model -> new Vector(model.id(), model.ofQuestion(question)));
    }

    /** Again and again while the database cannot be asked: nobody else would begin later. */
    private ModelRegister.Standing begin() {
        while (true) {
            try {
                register.want(models.ask(models.wanted()).orElseThrow());
                return look();
            } catch (SQLException unreachable) {
                LOG.warn("It is not known yet which embedding model serves", unreachable);
                sleepUntilNextLook();
            }
        }
    }

    private void sleepUntilNextLook() {
        try {
            Thread.sleep(config.sweepEvery());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
