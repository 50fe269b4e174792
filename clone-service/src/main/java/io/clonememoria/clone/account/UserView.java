package io.clonememoria.clone.account;

import java.time.Instant;
import java.util.UUID;

/** A person as they see themselves. */
public record UserView(UUID id, String email, String fullName, Instant createdAt) {

    static UserView of(User user) {
        return new UserView(user.id, user.email, user.fullName, user.createdAt);
    }
}
