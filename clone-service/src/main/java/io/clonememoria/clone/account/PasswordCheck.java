package io.clonememoria.clone.account;

import io.clonememoria.clone.throttle.ThrottleService;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Asks for the password of who is logged in already, before what cannot be taken back. */
@ApplicationScoped
public class PasswordCheck {
    private final UserRepository users;
    private final Passwords passwords;
    private final ThrottleService throttle;
    private final RequestTransaction transaction;

    PasswordCheck(UserRepository users, Passwords passwords, ThrottleService throttle, RequestTransaction transaction) {
        this.users = users;
        this.passwords = passwords;
        this.throttle = throttle;
        this.transaction = transaction;
    }

    /**
     * Outside any transaction: hashing takes its time. Guesses count together with those at the login.
     *
     * @param field the request's, to be named where the password is wrong
     * @return the hash that it was compared with
     * @throws WrongPassword when it is another one
     * @throws NoPassword    when the account has none
     */
    public Uni<String> require(UUID userId, String field, String password) {
        return transaction.beforeLogin(() -> users.passwordOf(userId)).chain(kept -> {
            var hash = kept.passwordHash().orElseThrow(NoPassword::new);
            return throttle.guarding(kept.email(), () -> passwords.matches(password, Optional.of(hash)))
                    .map(right -> {
                        if (!right) {
                            throw new WrongPassword(field);
                        }
                        return hash;
                    });
        });
    }
}
