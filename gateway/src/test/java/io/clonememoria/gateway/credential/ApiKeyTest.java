package io.clonememoria.gateway.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.token.InvalidToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {
    @ParameterizedTest
    @ValueSource(strings = {"cmk_live_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", "cmk_test_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"})
    void theKnownVectorIsAKey(String text) throws Exception {
        assertThat(ApiKey.read(text).hash()).matches("[0-9a-f]{64}");
    }

    @Test
    void itIsKnownByTheHashOfAllOfIt() throws Exception {
        assertThat(ApiKey.read("cmk_live_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"))
                .isNotEqualTo(ApiKey.read("cmk_test_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cmk_", "cmk_live_", "cmk_live_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq18",
        "cmk_live_aQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", "cmk_prod_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17",
        "CMK_LIVE_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17", "cmk_live_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17x",
        "cmk_live_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq1", " cmk_live_zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17",
        "cmk_live_zQWBuTSOoRi4A9spHcVY5ncnsDkxk-0mLq17", "cmk_live_éQWBuTSOoRi4A9spHcVY5ncnsDkxkJ0mLq17"})
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> ApiKey.read(text)).isInstanceOf(InvalidToken.class);
    }
}
