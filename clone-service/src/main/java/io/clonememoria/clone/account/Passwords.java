package io.clonememoria.clone.account;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.clonememoria.platform.problem.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.WorkerExecutor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Hashes and checks passwords with Argon2id, on threads of its own: each hash takes tens of milliseconds of a core,
 * which no event loop has to spare, and so many at once that a wave of logins cannot take the machine's memory.
 */
@ApplicationScoped
public class Passwords {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    private final Argon2Function argon2id;
    private final WorkerExecutor hashers;
    private final Semaphore places;

    Passwords(PasswordConfig config, Vertx vertx) {
        this.argon2id = Argon2Function.getInstance(config.memory(), config.passes(), LANES, HASH_BYTES, Argon2.ID);
        this.hashers = vertx.createSharedWorkerExecutor("password-hashing", config.concurrency());
        this.places = new Semaphore(config.queue());
    }

    /** @throws Unavailable when too many are waiting already */
    public Uni<String> hash(String password) {
        return onHasher(() -> hashNow(password));
    }

    /**
     * Whether the password is the one that was hashed. Takes as long where there is no hash to compare with.
     *
     * @throws Unavailable when too many are waiting already
     */
    public Uni<Boolean> matches(String password, Optional<String> hash) {
        return onHasher(() -> hash
                .map(known -> Password.check(password, known).with(Argon2Function.getInstanceFromHash(known)))
                .orElseGet(() -> hashNow(password).isEmpty()));
    }

    private String hashNow(String password) {
        return Password.hash(password).addRandomSalt(SALT_BYTES).with(argon2id).getResult();
    }

    private <T> Uni<T> onHasher(Callable<T> work) {
        return Uni.createFrom().deferred(() -> {
            if (!places.tryAcquire()) {
                return Uni.createFrom().failure(new Unavailable("too-many-logins",
                        "Too many people log in at this moment. Retry.", Duration.ofSeconds(1)));
            }
            return hashers.executeBlocking(work, false).onTermination().invoke(places::release);
        });
    }
}
