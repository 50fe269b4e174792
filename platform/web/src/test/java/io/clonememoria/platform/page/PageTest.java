package io.clonememoria.platform.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.platform.problem.BadRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTest {
    private static final Cursor PLACE = new Cursor(Instant.parse("2026-01-31T12:00:00.123456Z"), UUID.randomUUID());

    @Test
    void aCursorSurvivesItsText() {
        assertThat(Cursor.decode(PLACE.encode())).isEqualTo(PLACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "????", "MjAyNg", "not base64 at all"})
    void aCursorThatNobodyGaveOutIsRefused(String text) {
        assertThatThrownBy(() -> Cursor.decode(text)).isInstanceOf(BadRequest.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+1000000000-12-31T23:59:59Z", "-0044-03-15T00:00:00Z"})
    void aForgedTimeThatNoDatabaseKnowsIsRefused(String time) {
        var forged = Base64.getUrlEncoder().encodeToString((time + "/" + UUID.randomUUID()).getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> Cursor.decode(forged)).isInstanceOf(BadRequest.class);
    }

    @Test
    void oneRowMoreThanWantedMeansThatThereIsANextPage() {
        var request = new PageRequest();
        request.limit = "2";

        assertThat(Page.of(List.of(1, 2), request, _ -> PLACE).nextCursor()).isNull();
        assertThat(Page.of(List.of(1, 2, 3), request, _ -> PLACE))
                .isEqualTo(new Page<>(List.of(1, 2), PLACE.encode()));
    }
}
