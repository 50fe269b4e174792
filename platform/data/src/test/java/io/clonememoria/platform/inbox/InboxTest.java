package io.clonememoria.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.clonememoria.local.TestBus;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.event.Topics;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestInfrastructure.class)
class InboxTest {
    private static final String TOPIC = Topics.FACTS_IDENTITY;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final UUID subject = UUID.randomUUID();

    @Test
    void aFactThatIsDeliveredThreeTimesTakesEffectOnce() {
        var id = UUID.randomUUID();
        for (var delivery = 0; delivery < 3; delivery++) {
            TestBus.fact(id, TOPIC, "thing.happened", subject, "{\"number\":1}");
        }
        happen(2);

        await().atMost(SOON).untilAsserted(() -> assertThat(Kept.effects("careful", subject)).contains(2));

        assertThat(Kept.effects("careful", subject)).containsExactly(1, 2);
        assertThat(Kept.effects("superstitious", subject)).containsExactly(1, 2);
    }

    @Test
    void aPoisonedFactParksItsKeyForItsConsumerAndNothingElse() {
        var other = UUID.randomUUID();
        happen(12);
        happen(13);
        happen(14);
        TestBus.fact(TOPIC, "thing.happened", other, "{\"number\":15}");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(Kept.deadLetters("superstitious", subject)).hasSize(2);
            assertThat(Kept.effects("superstitious", other)).contains(15);
        });

        assertThat(Kept.effects("superstitious", subject)).containsExactly(12);
        assertThat(Kept.effects("careful", subject)).containsExactly(12, 13, 14);
        assertThat(Kept.deadLetters("superstitious", subject))
                .satisfiesExactly(cause -> assertThat(cause).contains("thirteen"),
                        cause -> assertThat(cause).contains("waits behind"));
    }

    @Test
    void factsThatComeTogetherTakeEffectOnceEachInOrderThoughOneAmongThemIsPoison() {
        var subjects = Stream.generate(UUID::randomUUID).limit(40).toList();
        for (var number : List.of(1, 2, 3)) {
            subjects.forEach(each -> TestBus.fact(TOPIC, "thing.happened", each, "{\"number\":" + number + "}"));
            happen(12 + number);
        }

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(subjects).allSatisfy(each -> assertThat(Kept.effects("superstitious", each)).containsExactly(1, 2, 3));
            assertThat(Kept.deadLetters("superstitious", subject)).hasSize(3);
        });

        assertThat(subjects).allSatisfy(each -> assertThat(Kept.effects("careful", each)).containsExactly(1, 2, 3));
        assertThat(Kept.effects("careful", subject)).containsExactly(13, 14, 15);
        assertThat(Kept.effects("superstitious", subject)).isEmpty();
    }

    @Test
    void aLostConnectionIsNoReasonToGiveUp() {
        TestBus.fact(TOPIC, "thing.interrupted", subject, "{\"number\":1}");

        await().atMost(SOON).untilAsserted(() -> assertThat(Kept.effects("unlucky", subject)).containsExactly(1));

        assertThat(Kept.deadLetters("unlucky", subject)).isEmpty();
    }

    @Test
    void stateIsProjectedByVersionWhateverTheOrderAndARemovalStaysAsATombstone() {
        var key = subject.toString();
        TestBus.state(Topics.STATE_CLONES, key, 2, "{\"id\":\"" + key + "\",\"name\":\"second\"}");
        TestBus.state(Topics.STATE_CLONES, key, 1, "{\"id\":\"" + key + "\",\"name\":\"first\"}");
        TestBus.stateRemoved(Topics.STATE_CLONES, key, 4);
        TestBus.state(Topics.STATE_CLONES, key, 3, "{\"id\":\"" + key + "\",\"name\":\"late\"}");
        var unseen = UUID.randomUUID().toString();
        TestBus.stateRemoved(Topics.STATE_CLONES, unseen, 2);
        TestBus.state(Topics.STATE_CLONES, unseen, 1, "{\"id\":\"" + unseen + "\",\"name\":\"late\"}");
        var last = UUID.randomUUID().toString();
        TestBus.state(Topics.STATE_CLONES, last, 1, "{\"id\":\"" + last + "\",\"name\":\"last\"}");

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(Kept.things(last)).containsExactly("1 last false");
            assertThat(Kept.things(key)).containsExactly("4 nothing true");
            assertThat(Kept.things(unseen)).containsExactly("2 nothing true");
        });
    }

    private void happen(int number) {
        TestBus.fact(TOPIC, "thing.happened", subject, "{\"number\":" + number + "}");
    }
}
