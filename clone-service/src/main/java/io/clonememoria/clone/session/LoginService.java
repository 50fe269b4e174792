package io.clonememoria.clone.session;

import io.clonememoria.clone.account.AccountService;
import io.clonememoria.clone.account.Credentials;
import io.clonememoria.clone.account.Passwords;
import io.clonememoria.clone.account.SameTime;
import io.clonememoria.clone.throttle.ThrottleService;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Lets people in who know their password. */
@ApplicationScoped
class LoginService {
    private final AccountService accounts;
    private final Passwords passwords;
    private final ThrottleService throttle;
    private final SessionService sessions;
    private final RequestTransaction transaction;
    private final SessionConfig config;
    private final SameTime sameTime;
    private final Clock clock;

    LoginService(AccountService accounts, Passwords passwords, ThrottleService throttle, SessionService sessions,
            RequestTransaction transaction, SessionConfig config, SameTime sameTime, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sessions = sessions;
        this.transaction = transaction;
        this.config = config;
        this.sameTime = sameTime;
        this.clock = clock;
    }

    /** What came of comparing a password, and with whose. */
    private record Comparison(Optional<Credentials> known, boolean right) {}

    /**
     * A session of whoever knows the password.
     *
     * @throws InvalidCredentials after the same time whether or not anybody has this address
     * @throws io.clonememoria.clone.throttle.TooManyFailedLogins at once, before anything is hashed
     */
    Uni<SessionView> login(String email, String password) {
        var cameAt = clock.instant();
        return throttle.guarding(email, () -> compare(email, password), Comparison::right)
                .chain(comparison -> comparison.right()
                        ? open(comparison.known().orElseThrow())
                        : refuse(comparison.known(), cameAt));
    }

    private Uni<Comparison> compare(String email, String password) {
        return accounts.credentialsOf(email)
                .chain(known -> passwords.matches(password, known.map(Credentials::passwordHash))
                        .map(right -> new Comparison(known, right)));
    }

    private Uni<SessionView> open(Credentials credentials) {
        return transaction.asUser(credentials.userId(), () -> accounts.admit(credentials.userId())
                .chain(sessions::open));
    }

    private Uni<SessionView> refuse(Optional<Credentials> known, Instant cameAt) {
        return known.map(account -> sessions.failed(account.userId())).orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> sameTime.waitUntil(cameAt.plus(config.refusalTime())))
                .chain(() -> Uni.createFrom().failure(new InvalidCredentials()));
    }
}
