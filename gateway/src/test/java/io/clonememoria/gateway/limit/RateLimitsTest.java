package io.clonememoria.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateLimitsTest {
    private static final Subject ANNA = Subject.of(new UUID(0, 1), "192.0.2.1");
    private static final Subject BEN = Subject.of(new UUID(0, 2), "192.0.2.1");
    private static final Subject NOBODY = Subject.of(null, "192.0.2.1");

    private final Hand clock = new Hand();
    private final RateLimits limits = new RateLimits(
            new Quota("principal", 100, Duration.ofSeconds(60)),
            new Quota("address", 50, Duration.ofSeconds(60)),
            new Quota("sign-in", 5, Duration.ofSeconds(30)), 1000, clock);

    @Test
    void letsExactlyAsManyThroughAsTheQuotaSaysHoweverManyAskAtOnce() throws Exception {
        var granted = atOnce(200, () -> limits.charge(ANNA, false).refusal().isEmpty());

        assertThat(granted).isEqualTo(100);
    }

    @Test
    void letsExactlyAsManyThroughWhenTwoQuotasApply() throws Exception {
        var granted = atOnce(200, () -> limits.charge(NOBODY, true).refusal().isEmpty());

        assertThat(granted).isEqualTo(5);
        assertThat(limits.charge(NOBODY, false).limits()).isEqualTo("\"address\";r=44;t=60");
    }

    @Test
    void whatOneQuotaRefusesIsNotChargedToTheOther() {
        for (var i = 0; i < 5; i++) {
            limits.charge(NOBODY, true);
        }

        var refused = limits.charge(NOBODY, true);

        assertThat(refused.limits()).isEqualTo("\"address\";r=45;t=60, \"sign-in\";r=0;t=30");
        assertThat(refused.policies()).isEqualTo("\"address\";q=50;w=60, \"sign-in\";q=5;w=30");
    }

    @Test
    void countsPersonsApartEvenAtOneAddress() {
        for (var i = 0; i < 100; i++) {
            limits.charge(ANNA, false);
        }

        assertThat(limits.charge(ANNA, false).refusal()).isPresent();
        assertThat(limits.charge(BEN, false).refusal()).isEmpty();
        assertThat(limits.charge(NOBODY, false).limits()).isEqualTo("\"address\";r=49;t=60");
    }

    @Test
    void aPersonWhoSignsInAgainIsCountedAtTheAddressToo() {
        for (var i = 0; i < 5; i++) {
            limits.charge(ANNA, true);
        }

        assertThat(limits.charge(BEN, true).violated()).extracting(standing -> standing.quota().name())
                .containsExactly("sign-in");
    }

    @Test
    void saysHowLongToWaitAndKeepsTheWord() {
        for (var i = 0; i < 50; i++) {
            limits.charge(NOBODY, false);
        }
        clock.move(Duration.ofMillis(20_400));

        var refusal = limits.charge(NOBODY, false).refusal().orElseThrow();

        assertThat(refusal.headers()).containsEntry("Retry-After", "40");
        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.type()).isEqualTo("https://iana.org/assignments/http-problem-types#quota-exceeded");
        assertThat(refusal.members()).containsEntry("violated-policies", java.util.List.of("address"));
        clock.move(Duration.ofSeconds(39));
        assertThat(limits.charge(NOBODY, false).refusal()).isPresent();
        clock.move(Duration.ofSeconds(1));
        assertThat(limits.charge(NOBODY, false).limits()).isEqualTo("\"address\";r=49;t=60");
    }

    @Test
    void forgetsWhoHasNotAskedForAWindow() {
        var meter = new Meter(new Quota("address", 5, Duration.ofSeconds(60)), 1000, clock);
        meter.of("192.0.2.1");

        clock.move(Duration.ofSeconds(60));

        assertThat(meter.tracked()).isZero();
    }

    @Test
    void amongAMillionAddressesItKeepsNoMoreThanTheBoundAndNotTheWorstOneOut() {
        var meter = new Meter(new Quota("address", 5, Duration.ofSeconds(60)), 1000, clock);
        var worst = meter.of("192.0.2.1");

        for (var i = 0; i < 1_000_000; i++) {
            meter.of("10.%d.%d.%d".formatted(i >> 16, (i >> 8) & 255, i & 255));
            if (i % 10 == 0) {
                meter.of("192.0.2.1");
            }
        }

        assertThat(meter.tracked()).isLessThanOrEqualTo(1000);
        assertThat(meter.of("192.0.2.1")).isSameAs(worst);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "::ffff:192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002",
        "2001:db8:1:2::1, 20010db800010002",
        "fe80::1%eth0, fe80000000000000",
        "unknown-proxy-word, unknown-proxy-word"})
    void anAddressIsOneHoweverItIsSpelled(String host, String counted) {
        assertThat(Subject.of(null, host).address()).isEqualTo(counted);
    }

    @Test
    void aQuotaWithoutRequestsOrTimeDoesNotStart() {
        assertThatThrownBy(() -> new Quota("x", 0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Quota("x", 1, Duration.ofMillis(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static long atOnce(int requests, Callable<Boolean> request) throws Exception {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(requests)) {
            var answers = new ArrayList<java.util.concurrent.Future<Boolean>>();
            for (var i = 0; i < requests; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return request.call();
                }));
            }
            go.countDown();
            var granted = 0;
            for (var answer : answers) {
                granted += answer.get() ? 1 : 0;
            }
            return granted;
        }
    }

    /** A clock that only the test moves. */
    private static final class Hand implements TimeMeter {
        private final AtomicLong nanos = new AtomicLong(1);

        void move(Duration time) {
            nanos.addAndGet(time.toNanos());
        }

        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
