package io.clonememoria.clone.consent;

import static io.clonememoria.clone.consent.Consent.DATA_PROCESSING;
import static io.clonememoria.clone.consent.Consent.THIRD_PARTY_APIS;
import static io.clonememoria.clone.consent.Consent.VOICE_PROCESSING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConsentsTest {
    private final Consents beginning = new Consents(Set.of(DATA_PROCESSING));

    @Test
    void whatIsSoAlreadyNeedsNoDecision() {
        assertThat(beginning.decisionsFor(Map.of())).isEmpty();
        assertThat(beginning.decisionsFor(Map.of(DATA_PROCESSING, true, VOICE_PROCESSING, false))).isEmpty();
    }

    @Test
    void eachChangeIsADecisionOfItsOwn() {
        assertThat(beginning.decisionsFor(Map.of(DATA_PROCESSING, false, THIRD_PARTY_APIS, true, VOICE_PROCESSING, false)))
                .containsExactly(new Decision(DATA_PROCESSING, false), new Decision(THIRD_PARTY_APIS, true));
    }
}
