package io.clonememoria.clone.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.problem.Unavailable;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class ThrottleServiceTest {
    private final String email = UUID.randomUUID() + "@example.org";

    @Inject
    ThrottleService throttle;

    @Inject
    RequestTransaction transaction;

    @Test
    void fiveMailsMayBeAskedForFromOneAddress() throws Throwable {
        for (var mail = 0; mail < 5; mail++) {
            await(() -> throttle.mailTo(email));
        }

        assertThatThrownBy(() -> await(() -> throttle.mailTo(email.toUpperCase()))).isInstanceOf(TooManyMails.class);
    }

    @Test
    void mailsAndPasswordsAreCountedApart() throws Throwable {
        for (var mail = 0; mail < 5; mail++) {
            await(() -> throttle.mailTo(email));
        }

        assertThat(await(() -> throttle.guarding(email, () -> Uni.createFrom().item(true)))).isTrue();
    }

    @Test
    void aCheckThatFailsWasNoGuess() throws Throwable {
        for (var attempt = 0; attempt < 20; attempt++) {
            assertThatThrownBy(() -> await(() -> throttle.guarding(email, () -> Uni.createFrom().failure(
                    new Unavailable("too-many-logins", "Later.", Duration.ofSeconds(1)))))).isInstanceOf(Unavailable.class);
        }

        assertThat(await(() -> throttle.guarding(email, () -> Uni.createFrom().item(false)))).isFalse();
    }

    @Test
    void afterTenWrongOnesNothingIsCheckedAnyMore() throws Throwable {
        for (var guess = 0; guess < 10; guess++) {
            await(() -> throttle.guarding(email, () -> Uni.createFrom().item(false)));
        }

        assertThatThrownBy(() -> await(() -> throttle.guarding(email, () -> {
            throw new AssertionError("checked all the same");
        }))).isInstanceOf(TooManyFailedLogins.class);
    }

    /** A count in there would be taken back by the refusal that it leads to. */
    @Test
    void insideOfARequestsTransactionItRefusesToCount() {
        assertThatThrownBy(() -> await(() -> transaction.asUser(UUID.randomUUID(), () -> throttle.mailTo(email))))
                .hasMessageContaining("permission denied");
    }

    private static <T> T await(Supplier<Uni<T>> work) throws Throwable {
        return VertxContextSupport.subscribeAndAwait(work);
    }
}
