package io.clonememoria.clone.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.vertx.core.Vertx;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DarkroomTest {
    private final Darkroom darkroom = new Darkroom();
    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        darkroom.close();
        vertx.close();
    }

    @Test
    void twoAreReadAtOnceAndEightWaitAndWhoComesThenIsToldToRetry() {
        var release = new CountDownLatch(1);
        var working = new AtomicInteger();
        var most = new AtomicInteger();
        var done = new AtomicInteger();
        var refused = new ConcurrentLinkedQueue<Throwable>();

        vertx.getOrCreateContext().runOnContext(_ -> {
            for (var at = 0; at < 13; at++) {
                darkroom.inTurn(() -> {
                    most.accumulateAndGet(working.incrementAndGet(), Math::max);
                    release.await();
                    working.decrementAndGet();
                    return "a picture";
                }).subscribe().with(_ -> done.incrementAndGet(), refused::add);
            }
        });

        await().until(() -> refused.size() == 3);
        release.countDown();
        await().untilAtomic(done, equalTo(10));
        assertThat(refused).allMatch(TooManyPictures.class::isInstance);
        assertThat(most.get()).isEqualTo(2);
    }
}
