package io.clonememoria.clone.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.Unavailable;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void stop() {
        VERTX.closeAndAwait();
    }

    @Test
    void onlyTheRightPasswordMatches() {
        var passwords = new Passwords(config(10), VERTX);

        var hash = passwords.hash("pässwörd 🔑").await().indefinitely();

        assertThat(passwords.matches("pässwörd 🔑", Optional.of(hash)).await().indefinitely()).isTrue();
        assertThat(passwords.matches("passwörd 🔑", Optional.of(hash)).await().indefinitely()).isFalse();
        assertThat(passwords.hash("pässwörd 🔑").await().indefinitely()).isNotEqualTo(hash);
    }

    @Test
    void nothingMatchesWhereThereIsNoHash() {
        var passwords = new Passwords(config(10), VERTX);

        assertThat(passwords.matches("anything", Optional.empty()).await().indefinitely()).isFalse();
    }

    @Test
    void sendsAwayWhoComesWhenTooManyWaitAndTakesOthersAfterwards() {
        var passwords = new Passwords(config(3), VERTX);

        var waiting = IntStream.range(0, 3).mapToObj(_ -> passwords.hash("waiting").subscribeAsCompletionStage()).toList();

        assertThatThrownBy(() -> passwords.hash("too many").await().indefinitely()).isInstanceOf(Unavailable.class);
        waiting.forEach(hash -> assertThat(hash.join()).startsWith("$argon2id$"));
        assertThat(passwords.hash("there is room again").await().indefinitely()).startsWith("$argon2id$");
    }

    private static PasswordConfig config(int queue) {
        return new SmallRyeConfigBuilder().withMapping(PasswordConfig.class)
                .withDefaultValue("clonememoria.password.concurrency", "1")
                .withDefaultValue("clonememoria.password.queue", Integer.toString(queue))
                .build().getConfigMapping(PasswordConfig.class);
    }
}
