package io.clonememoria.clone.identity;

import java.util.UUID;

/** What became of an identity that is met. */
sealed interface Admission {
    /** Somebody else's request was faster. */
    record Known(UUID userId) implements Admission {}

    /** A person was made of it. */
    record Created(UUID userId) implements Admission {}

    /** It is a person's who was here before. */
    record Linked(UUID userId) implements Admission {}

    /** Its address is another person's, as far as anybody knows. */
    record Taken() implements Admission {}
}
