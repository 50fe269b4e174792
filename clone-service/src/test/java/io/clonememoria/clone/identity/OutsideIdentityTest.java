package io.clonememoria.clone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideIdentityTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "nobody", "@", "a@", "@b", "a@b@c", "a b@c", "a@b\u0000", "a@b\n"})
    void withoutAnAddressNobodyIsMade(String email) {
        assertThatThrownBy(identity(email, "Ann")::requiredEmail).isInstanceOf(IdentityWithoutEmail.class);
    }

    @Test
    void anAddressMayBeLongAndNoLonger() {
        assertThat(identity("a".repeat(242) + "@example.org", "Ann").requiredEmail()).hasSize(254);
        assertThatThrownBy(identity("a".repeat(243) + "@example.org", "Ann")::requiredEmail).isInstanceOf(IdentityWithoutEmail.class);
    }

    @Test
    void aNameIsOneLineThatCanBeShown() {
        assertThat(identity("ann@example.org", "  Ann\u0000\nMartin ").displayName()).isEqualTo("Ann Martin");
        assertThat(identity("ann@example.org", "\uD83D\uDC75".repeat(150)).displayName()).isEqualTo("\uD83D\uDC75".repeat(100));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n\u0000 "})
    void whoHasNoNameIsCalledByTheirAddress(String name) {
        assertThat(identity("ann@example.org", name).displayName()).isEqualTo("ann");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "a\u0000", "a b"})
    void nobodyInParticularIsRefused(String subject) {
        assertThatThrownBy(() -> new OutsideIdentity("https://issuer.example.org", subject, null, false, null))
                .isInstanceOf(Invalid.class);
    }

    private static OutsideIdentity identity(String email, String name) {
        return new OutsideIdentity("https://issuer.example.org", "7", email, false, name);
    }
}
