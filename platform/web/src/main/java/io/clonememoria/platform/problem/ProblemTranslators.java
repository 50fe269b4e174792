package io.clonememoria.platform.problem;

import io.quarkus.arc.All;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All translators, asked for a failure and then for its causes. */
@ApplicationScoped
@Unremovable
class ProblemTranslators {
    private final List<ProblemTranslator> translators;

    ProblemTranslators(@All List<ProblemTranslator> translators) {
        this.translators = translators;
    }

    Optional<Problem> translate(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10) // a chain of causes may be a circle
                .flatMap(cause -> explain(cause).stream())
                .findFirst();
    }

    private Optional<Problem> explain(Throwable failure) {
        return failure instanceof Problem problem
                ? Optional.of(problem)
                : translators.stream().flatMap(translator -> translator.translate(failure).stream()).findFirst();
    }
}
