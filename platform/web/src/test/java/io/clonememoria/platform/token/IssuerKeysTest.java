package io.clonememoria.platform.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.platform.key.SigningKey;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
    private static final PublicKey OLD = SigningKey.generate().keys().getPublic();
    private static final PublicKey NEW = SigningKey.generate().keys().getPublic();

    private final List<Promise<Map<String, PublicKey>>> questions = new ArrayList<>();
    private Instant now = Instant.parse("2030-01-01T00:00:00Z");
    private final IssuerKeys keys = new IssuerKeys("Tokens", this::ask, Duration.ofSeconds(10), () -> now);

    @Test
    void aKnownKeyNeedsNoQuestion() {
        told(Map.of("old", OLD));

        assertThat(keys.find("old").result()).isEqualTo(new KeyLookup.Found(OLD));
        assertThat(questions).hasSize(1);
    }

    @Test
    void aNewKeyIsFoundByAskingAgain() {
        told(Map.of("old", OLD));
        now = now.plusSeconds(10);

        var found = keys.find("new");
        answer(Map.of("old", OLD, "new", NEW));

        assertThat(found.result()).isEqualTo(new KeyLookup.Found(NEW));
    }

    @Test
    void aKeyThatTheIssuerDropsIsGone() {
        told(Map.of("old", OLD));
        now = now.plusSeconds(10);

        told(Map.of("new", NEW));

        assertThat(keys.find("old").result()).isEqualTo(new KeyLookup.Unknown());
    }

    @Test
    void strangersWhoInventKeyIdsMakeOneQuestionInAPause() {
        told(Map.of("old", OLD));
        now = now.plusSeconds(10);
        for (var i = 0; i < 1000; i++) {
            keys.find("invented-" + i);
        }
        answer(Map.of("old", OLD));

        for (var i = 0; i < 1000; i++) {
            assertThat(keys.find("invented-" + i).result()).isEqualTo(new KeyLookup.Unknown());
        }

        assertThat(questions).hasSize(2);
    }

    @Test
    void whileTheIssuerIsAwayTheLastKeysServe() {
        told(Map.of("old", OLD));
        now = now.plusSeconds(3600);

        keys.refresh();
        fail();

        assertThat(keys.find("old").result()).isEqualTo(new KeyLookup.Found(OLD));
        assertThat(keys.find("new").result()).isEqualTo(new KeyLookup.Unknown());
    }

    @Test
    void beforeTheIssuerHasToldAnyKeyNothingCanBeSaid() {
        var found = keys.find("old");
        fail();

        assertThat(found.result()).isEqualTo(new KeyLookup.NoKeysYet());
        assertThat(keys.known()).isFalse();
    }

    @Test
    void whoAsksWhileAQuestionIsUnderWayWaitsForItsAnswer() {
        var one = keys.find("old");
        var other = keys.find("old");

        answer(Map.of("old", OLD));

        assertThat(questions).hasSize(1);
        assertThat(one.result()).isEqualTo(other.result()).isEqualTo(new KeyLookup.Found(OLD));
    }

    private Future<Map<String, PublicKey>> ask() {
        questions.add(Promise.promise());
        return questions.getLast().future();
    }

    private void told(Map<String, PublicKey> published) {
        keys.refresh();
        answer(published);
    }

    private void answer(Map<String, PublicKey> published) {
        questions.getLast().complete(published);
    }

    private void fail() {
        questions.getLast().fail("away");
    }
}
