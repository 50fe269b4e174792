package io.clonememoria.platform.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeySuccessionTest {
    private static final Instant MADE = Instant.parse("2026-03-01T08:00:00Z");
    private static final SigningKey FIRST = SigningKey.generate();
    private static final SigningKey SECOND = SigningKey.generate();
    private static final SigningKey THIRD = SigningKey.generate();

    private final KeySuccession keys = new KeySuccession(
            List.of(new DatedKey(Instant.EPOCH, FIRST), new DatedKey(MADE, SECOND)), Duration.ofMinutes(10), Duration.ofMinutes(20));

    @Test
    void aNewKeyIsPublishedBeforeItSigns() {
        assertThat(keys.signing(after(9))).isEqualTo(FIRST);
        assertThat(keys.published(after(9))).containsExactly(FIRST, SECOND);

        assertThat(keys.signing(after(10))).isEqualTo(SECOND);
    }

    @Test
    void theOldOneStaysPublishedAsLongAsItsTokensLive() {
        assertThat(keys.published(after(29))).containsExactly(SECOND, FIRST);
        assertThat(keys.superseded(after(29))).isEmpty();

        assertThat(keys.published(after(30))).containsExactly(SECOND);
        assertThat(keys.superseded(after(30))).extracting(DatedKey::key).containsExactly(FIRST);
    }

    @Test
    void theOnlyOneSignsHoweverNewItIs() {
        var alone = new KeySuccession(List.of(new DatedKey(MADE, FIRST)), Duration.ofMinutes(10), Duration.ofMinutes(20));

        assertThat(alone.signing(MADE)).isEqualTo(FIRST);
        assertThat(alone.published(MADE)).containsExactly(FIRST);
        assertThat(alone.superseded(after(1_000_000))).isEmpty();
    }

    @Test
    void whenTwoAreMadeAtOnceNoneIsLost() {
        var three = new KeySuccession(List.of(new DatedKey(Instant.EPOCH, FIRST), new DatedKey(MADE, SECOND),
                new DatedKey(MADE.plusSeconds(1), THIRD)), Duration.ofMinutes(10), Duration.ofMinutes(20));

        assertThat(three.published(after(5))).containsExactlyInAnyOrder(FIRST, SECOND, THIRD);
        assertThat(three.signing(after(11))).isEqualTo(THIRD);
        assertThat(three.published(after(40))).containsExactly(THIRD);
    }

    @Test
    void theNewestSaysWhenTheNextIsDue() {
        assertThat(keys.isOlderThan(Duration.ofDays(90), MADE.plus(Duration.ofDays(89)))).isFalse();
        assertThat(keys.isOlderThan(Duration.ofDays(90), MADE.plus(Duration.ofDays(90)))).isTrue();
    }

    private static Instant after(long minutes) {
        return MADE.plus(Duration.ofMinutes(minutes));
    }
}
