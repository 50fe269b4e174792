package io.clonememoria.platform.problem;

import java.util.Optional;

/** Explains failures of one technology, such as a database, as problems. Every bean of this type is asked. */
public interface ProblemTranslator {
    /** @return empty when this failure is not of the technology, or is our own defect */
    Optional<Problem> translate(Throwable failure);
}
