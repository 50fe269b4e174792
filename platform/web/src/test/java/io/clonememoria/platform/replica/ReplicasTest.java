package io.clonememoria.platform.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import java.net.ConnectException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private static final URI ONE = URI.create("http://127.0.0.1:8082");
    private static final URI TWO = URI.create("http://127.0.0.1:8092");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Set<URI> down = new HashSet<>();
    private final List<URI> tried = new ArrayList<>();
    private final Replicas replicas = new Replicas(List.of(ONE, TWO), () -> now);

    @Test
    void takesThemInTurn() {
        assertThat(List.of(reached(), reached(), reached(), reached())).containsExactly(ONE, TWO, ONE, TWO);
    }

    @Test
    void takesAnotherOneWhenTheFirstIsDownAndAvoidsThatForAWhile() {
        down.add(ONE);

        assertThat(List.of(reached(), reached(), reached())).containsOnly(TWO);
        assertThat(tried).containsExactly(ONE, TWO, TWO, TWO);
    }

    @Test
    void findsWhatHasComeBack() {
        down.add(ONE);
        reached();
        down.clear();
        now = now.plusSeconds(2);

        assertThat(List.of(reached(), reached())).containsExactlyInAnyOrder(ONE, TWO);
    }

    @Test
    void triesAllOfThemBeforeItGivesUp() {
        down.addAll(List.of(ONE, TWO));

        for (var round = 1; round <= 2; round++) {
            tried.clear();
            assertThat(replicas.connect(this::attempt).cause()).isInstanceOf(ConnectException.class);
            assertThat(tried).containsExactlyInAnyOrder(ONE, TWO);
        }
    }

    @Test
    void aRefusalIsAnAnswerAndNotAskedForAgain() {
        var refusal = new IllegalArgumentException("no");

        assertThatThrownBy(() -> replicas.ask(address -> {
            tried.add(address);
            return Uni.createFrom().failure(refusal);
        }, ConnectException.class::isInstance).await().indefinitely()).isSameAs(refusal);
        assertThat(tried).containsExactly(ONE);
    }

    @Test
    void asksAnotherOneWhenTheFirstIsNotThere() {
        down.add(ONE);

        assertThat(replicas.ask(address -> Uni.createFrom().completionStage(attempt(address).toCompletionStage()),
                ConnectException.class::isInstance).await().indefinitely()).isEqualTo(TWO);
    }

    private URI reached() {
        return replicas.connect(this::attempt).result();
    }

    private Future<URI> attempt(URI address) {
        tried.add(address);
        return down.contains(address) ? Future.failedFuture(new ConnectException()) : Future.succeededFuture(address);
    }
}
