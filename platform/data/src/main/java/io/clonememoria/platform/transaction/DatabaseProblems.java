package io.clonememoria.platform.transaction;

import io.clonememoria.platform.problem.Conflict;
import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Forbidden;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.problem.Problem;
import io.clonememoria.platform.problem.ProblemTranslator;
import io.clonememoria.platform.problem.Unavailable;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * PostgreSQL's refusals as problems. The last line of defence: a feature should decide before the database must.
 * The database's words name tables and values, so they go to the log only.
 */
@Singleton
class DatabaseProblems implements ProblemTranslator {
    private static final Logger LOG = Logger.getLogger(DatabaseProblems.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    public Optional<Problem> translate(Throwable failure) {
        return switch (failure) {
            case OptimisticLockException _ -> Optional.of(changedMeanwhile());
            case Throwable lost when DatabaseFailures.isConnectionLoss(lost) -> Optional.of(away());
            default -> DatabaseFailures.sqlState(failure).flatMap(state -> ofState(state, failure));
        };
    }

    private static Optional<Problem> ofState(String refusedWith, Throwable refused) {
        LOG.infof("The database refused: %s", refused.getMessage());
        return switch (refusedWith) {
            case "23505" -> Optional.of(new Conflict("already-exists", "Something with these values exists already."));
            case "42501" -> Optional.of(new Forbidden("forbidden", "You may not do this."));
            case "40001", "40P01", "55P03" -> Optional.of(busy());
            case String state when state.startsWith("23") || state.startsWith("22") ->
                    Optional.of(new Invalid("validation-failed", "Some values are not valid.",
                            List.of(new FieldError("body", "contains a value that cannot be stored"))));
            case String state when DatabaseFailures.isTransientState(state) -> Optional.of(away());
            default -> Optional.empty();
        };
    }

    private static Problem changedMeanwhile() {
        return new Conflict("changed-meanwhile", "Somebody else changed it at the same moment. Read it again and retry.");
    }

    private static Problem busy() {
        return new Unavailable("busy", "Too many changes of the same thing at once. Retry.", SOON);
    }

    private static Problem away() {
        return new Unavailable("database-unavailable", "The data is out of reach for the moment. Retry.", SOON);
    }
}
