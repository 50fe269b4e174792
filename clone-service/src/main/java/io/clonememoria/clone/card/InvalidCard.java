package io.clonememoria.clone.card;

import io.clonememoria.platform.problem.FieldError;
import io.clonememoria.platform.problem.Invalid;
import java.util.List;

/** What was sent is no character card, or one that cannot be kept; says where. */
final class InvalidCard extends Invalid {
    InvalidCard(String field, String message) {
        super("invalid-card", "This is no character card that can be imported; see errors.", List.of(new FieldError(field, message)));
    }
}
