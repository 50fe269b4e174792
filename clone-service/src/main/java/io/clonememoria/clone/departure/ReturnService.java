package io.clonememoria.clone.departure;

import io.clonememoria.clone.account.Credentials;
import io.clonememoria.clone.account.Passwords;
import io.clonememoria.clone.account.SameTime;
import io.clonememoria.clone.account.UserView;
import io.clonememoria.clone.throttle.ThrottleService;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Lets people back in who know the password of the account that they have deleted. */
@ApplicationScoped
class ReturnService {
    private final DepartureService departures;
    private final DepartureRepository repository;
    private final Passwords passwords;
    private final ThrottleService throttle;
    private final SameTime sameTime;
    private final RequestTransaction transaction;
    private final DepartureConfig config;
    private final Clock clock;

    ReturnService(DepartureService departures, DepartureRepository repository, Passwords passwords, ThrottleService throttle,
            SameTime sameTime, RequestTransaction transaction, DepartureConfig config, Clock clock) {
        this.departures = departures;
        this.repository = repository;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sameTime = sameTime;
        this.transaction = transaction;
        this.config = config;
        this.clock = clock;
    }

    /** What came of comparing a password, and with whose. */
    private record Comparison(Optional<Credentials> known, boolean right) {}

    /** @throws NobodyToReturn after the same time, whatever is wrong */
    Uni<UserView> comeBack(String email, String password) {
        return throttle.guarding(email, () -> sameTime.of(() -> compare(email, password)), Comparison::right)
                .chain(comparison -> comparison.right()
                        ? departures.comeBack(comparison.known().orElseThrow().userId())
                        : Uni.createFrom().failure(new NobodyToReturn()));
    }

    private Uni<Comparison> compare(String email, String password) {
        var since = clock.instant().minus(config.window());
        return transaction.beforeLogin(() -> repository.credentialsOf(email, since))
                .chain(known -> passwords.matches(password, known.map(Credentials::passwordHash))
                        .map(right -> new Comparison(known, right)));
    }
}
