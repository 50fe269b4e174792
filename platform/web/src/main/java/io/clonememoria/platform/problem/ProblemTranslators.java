package io.clonememoria.platform.problem;

import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** All translators, asked for a failure and then for its causes. */
@ApplicationScoped
@Unremovable
public class ProblemTranslators {
    private static final Logger LOG = Logger.getLogger(ProblemTranslators.class);

    private final List<ProblemTranslator> translators;

    ProblemTranslators(@All List<ProblemTranslator> translators) {
        this.translators = translators;
    }

    /** The problem that a failure is for who asked; {@link Unexpected} and in the log when it is our defect. */
    public Problem explain(Throwable failure, String path) {
        return translate(failure).orElseGet(() -> {
            LOG.error("Unexpected failure at " + path, failure);
            return new Unexpected();
        });
    }

    Optional<Problem> translate(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10) // a chain of causes may be a circle
                .flatMap(cause -> ofOne(cause).stream())
                .findFirst();
    }

    private Optional<Problem> ofOne(Throwable failure) {
        return failure instanceof Problem problem
                ? Optional.of(problem)
                : translators.stream().flatMap(translator -> translator.translate(failure).stream()).findFirst();
    }
}
