package io.clonememoria.gateway.principal;

import static org.assertj.core.api.Assertions.assertThat;

import io.clonememoria.gateway.credential.AccessToken;
import io.clonememoria.gateway.credential.ApiKey;
import io.clonememoria.gateway.issuer.OutsideToken;
import io.clonememoria.platform.problem.Unavailable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PrincipalsTest {
    private static final UUID ANNA = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();
    private static final UUID KEY = UUID.randomUUID();
    private static final UUID SPACE = UUID.randomUUID();
    private static final AccessToken TOKEN =
            new AccessToken(ANNA, SESSION, "fingerprint", Instant.now().plusSeconds(900));
    private static final ApiKey API_KEY = new ApiKey("hash");

    /** A question to the owner that the test answers when it likes. */
    private record Question(Promise<Principal> answer, long asOf) {}

    private final List<Question> questions = new ArrayList<>();
    private final Drops drops = new Drops();
    private boolean current = true;
    private final Principals principals = new Principals(new PrincipalOwners() {
        @Override
        public Future<Principal> of(AccessToken token, long asOf) {
            return ask(asOf);
        }

        @Override
        public Future<Principal> of(OutsideToken token, long asOf) {
            return ask(asOf);
        }

        @Override
        public Future<Principal> of(ApiKey key, long asOf) {
            return ask(asOf);
        }
    }, drops, () -> current, Duration.ofSeconds(55), 100);

    @Test
    void theOwnerIsAskedOnce() {
        var first = resolve();

        assertThat(principals.of(TOKEN).result()).isSameAs(first);
        assertThat(questions).hasSize(1);
    }

    @Test
    void whoComeAtOnceWaitForOneAnswer() {
        var one = principals.of(TOKEN);
        var other = principals.of(TOKEN);

        answer(0);

        assertThat(one.result()).isSameAs(other.result());
        assertThat(questions).hasSize(1);
    }

    static List<Trait> traitsOfTheSession() {
        return List.of(Trait.user(ANNA), Trait.session(SESSION));
    }

    @ParameterizedTest
    @MethodSource("traitsOfTheSession")
    void afterADropTheOwnerIsAskedAnew(Trait trait) {
        resolve();

        drops.apply(new Drop(trait, false));

        assertThat(principals.known("fingerprint")).isEmpty();
        principals.of(TOKEN);
        assertThat(questions).hasSize(2);
    }

    static List<Trait> traitsOfTheKey() {
        return List.of(Trait.user(ANNA), Trait.key(KEY), Trait.membership(SPACE, ANNA));
    }

    @ParameterizedTest
    @MethodSource("traitsOfTheKey")
    void aKeyIsDroppedWithItsMakerWithItselfAndWithTheMembership(Trait trait) {
        principals.of(API_KEY);
        answerKey(0);
        assertThat(principals.known("hash")).isPresent();

        drops.apply(new Drop(trait, true));

        assertThat(principals.known("hash")).isEmpty();
    }

    @Test
    void theDropOfAnotherChangesNothing() {
        resolve();

        drops.apply(new Drop(Trait.user(UUID.randomUUID()), true));
        drops.apply(new Drop(Trait.session(UUID.randomUUID()), true));
        drops.apply(new Drop(Trait.membership(SPACE, ANNA), true));

        assertThat(principals.known("fingerprint")).isPresent();
    }

    @Test
    void anAnswerThatWasOnItsWayWhenTheDropCameIsNeitherBelievedNorRemembered() {
        var asked = principals.of(TOKEN);
        drops.apply(new Drop(Trait.session(SESSION), true));

        answer(0);

        assertThat(asked.isComplete()).isFalse();
        assertThat(principals.known("fingerprint")).isEmpty();
        questions.get(1).answer.fail(CredentialEnded.session());
        assertThat(asked.cause()).isInstanceOf(CredentialEnded.class);
        assertThat(principals.known("fingerprint")).isEmpty();
    }

    @Test
    void whoJoinsAfterADropIsNotToldWhatWasAskedBeforeIt() {
        principals.of(TOKEN);
        drops.apply(new Drop(Trait.user(ANNA), true));

        var late = principals.of(TOKEN);
        answer(0);

        assertThat(late.isComplete()).isFalse();
    }

    @Test
    void whoNeverSettlesIsSentAway() {
        var asked = principals.of(TOKEN);
        for (var attempt = 0; attempt < 3; attempt++) {
            drops.apply(new Drop(Trait.user(ANNA), false));
            answer(attempt);
        }

        assertThat(asked.cause()).isInstanceOf(Unavailable.class);
    }

    @Test
    void whileDropsMayBeUnheardEachRequestAsks() {
        resolve();
        current = false;

        principals.of(TOKEN);
        principals.of(TOKEN);

        assertThat(questions).hasSize(3);
        assertThat(principals.known("fingerprint")).isEmpty();
    }

    @Test
    void whatWasAskedWhileDropsMayBeUnheardIsNotRemembered() {
        current = false;
        principals.of(TOKEN);
        current = true;

        answer(0);

        assertThat(principals.known("fingerprint")).isEmpty();
    }

    @Test
    void whatWasMissedMayBeAboutAnybody() {
        resolve();

        drops.applyToAll();

        assertThat(principals.known("fingerprint")).isEmpty();
    }

    @Test
    void nobodyIsLetInWhileTheOwnerIsAway() {
        var asked = principals.of(TOKEN);

        questions.getFirst().answer.fail(new Unavailable("away", "Gone fishing.", Duration.ofSeconds(1)));

        assertThat(asked.cause()).isInstanceOf(Unavailable.class);
        assertThat(principals.known("fingerprint")).isEmpty();
        principals.of(TOKEN);
        assertThat(questions).hasSize(2);
    }

    @Test
    void nothingOutlivesTheCredential() {
        var ended = new AccessToken(ANNA, SESSION, "fingerprint", Instant.now().minusSeconds(1));
        principals.of(ended);
        answer(0, ended.until());

        assertThat(principals.known("fingerprint")).isEmpty();
    }

    @Test
    void onlyAnEndEndsStreams() {
        var told = new ArrayList<UUID>();
        var principal = resolve();
        drops.whenEnding(about -> {
            if (about.test(principal)) {
                told.add(principal.userId());
            }
        });

        drops.apply(new Drop(Trait.user(ANNA), false));
        assertThat(told).isEmpty();
        assertThat(drops.ended(principal)).isFalse();

        drops.apply(new Drop(Trait.session(UUID.randomUUID()), true));
        drops.apply(new Drop(Trait.session(SESSION), true));
        assertThat(told).containsExactly(ANNA);
        assertThat(drops.ended(principal)).isTrue();
    }

    private Future<Principal> ask(long asOf) {
        var question = new Question(Promise.promise(), asOf);
        questions.add(question);
        return question.answer.future();
    }

    private Principal resolve() {
        var asked = principals.of(TOKEN);
        answer(0);
        return asked.result();
    }

    private void answer(int question) {
        answer(question, TOKEN.until());
    }

    private void answer(int question, Instant until) {
        questions.get(question).answer.complete(new Principal(ANNA, true, SESSION, null, null, false, false, true, "free", Set.of(),
                "fingerprint", until, questions.get(question).asOf));
    }

    private void answerKey(int question) {
        questions.get(question).answer.complete(new Principal(ANNA, true, null, KEY, SPACE, false, false, true, "free",
                Set.of("clones:read"), "hash", Instant.MAX, questions.get(question).asOf));
    }
}
