package io.clonememoria.clone.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.clone.session.Session.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionStandingTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Session session = Session.open(UUID.randomUUID(), UUID.randomUUID(), Optional.empty(), NOON, DAY);
    private final RefreshToken token = new RefreshToken();

    @Test
    void theNewestTokenOfAnOpenSessionIsGood() {
        assertThat(session.standing(token, NOON)).isEqualTo(Standing.LIVE);
        assertThat(session.standing(token, NOON.plus(DAY).minusMillis(1))).isEqualTo(Standing.LIVE);
    }

    @Test
    void nobodyCameBackInTime() {
        assertThat(session.standing(token, NOON.plus(DAY))).isEqualTo(Standing.ENDED);
    }

    @Test
    void aReplacedTokenTellsATheft() {
        session.renew(token, Optional.empty(), NOON.plusSeconds(60), DAY);

        assertThat(session.standing(token, NOON.plusSeconds(61))).isEqualTo(Standing.REUSED);
    }

    @Test
    void usingASessionKeepsItOpen() {
        session.renew(token, Optional.empty(), NOON.plusSeconds(60), DAY);

        assertThat(session.standing(new RefreshToken(), NOON.plus(DAY).plusSeconds(59))).isEqualTo(Standing.LIVE);
    }

    @Test
    void aRevokedSessionIsOverForEveryToken() {
        session.renew(token, Optional.empty(), NOON, DAY);
        session.revoke(NOON.plusSeconds(1));

        assertThat(session.standing(token, NOON.plusSeconds(2))).isEqualTo(Standing.ENDED);
        assertThat(session.standing(new RefreshToken(), NOON.plusSeconds(2))).isEqualTo(Standing.ENDED);
    }
}
