package io.clonememoria.gateway.proxy;

import static io.clonememoria.gateway.Sender.asSomeone;
import static io.clonememoria.gateway.Sender.connect;
import static io.clonememoria.gateway.Sender.control;
import static io.clonememoria.gateway.Sender.json;
import static io.clonememoria.gateway.Sender.open;
import static io.clonememoria.gateway.Sender.request;
import static io.clonememoria.gateway.Sender.send;
import static io.clonememoria.gateway.Sender.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.gateway.GatewayTest;
import io.clonememoria.gateway.Impatient;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@GatewayTest
@TestProfile(Impatient.class)
class FailingServiceTest {

    private final String name = UUID.randomUUID().toString();

    @Test
    void aServiceThatIsAwayIsSaidToBeAway() throws Exception {
        var answer = send(request("/api/v1/billing/plans"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("2");
        assertThat(answer.headers().firstValue("ratelimit")).isPresent();
        assertThat(json(answer).getString("type")).isEqualTo("https://clonememoria.io/problems/service-unavailable");
        assertThat(json(answer).getString("detail")).contains("billing-service");
    }

    @Test
    void aReplicaThatIsAwayIsNoticedByNobody() throws Exception {
        for (var request = 1; request <= 4; request++) {
            assertThat(send(asSomeone("/api/v1/spaces").POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServiceThatHangsUpGivesAProblem() throws Exception {
        var answer = send(asSomeone("/api/v1/clones/hang-up"));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).getString("type")).endsWith("/service-interrupted");
    }

    @Test
    void aServiceThatHangsUpInTheMiddleOfABodyIsToBlameForItAndNotTheSender() throws Exception {
        var answer = send(asSomeone("/api/v1/clones/hang-up").POST(BodyPublishers.ofByteArray(new byte[8 * 1024 * 1024])));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).getString("type")).endsWith("/service-interrupted");
    }

    @Test
    void aServiceThatKeepsSilentIsGivenUp() throws Exception {
        var answer = send(asSomeone("/api/v1/clones/silent").header("x-held-as", name));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(json(answer).getString("detail")).contains("may or may not have been done");
        assertThat(control("await-gone", name)).isEqualTo("gone");
    }

    @Test
    void halfAnAnswerNeverLooksWhole() {
        assertThatThrownBy(() -> send(asSomeone("/api/v1/clones/cut"))).isInstanceOf(IOException.class);
    }

    @Test
    void aStreamInWhichNothingMovesIsCutAndTheServiceLetGo() throws Exception {
        var answer = open(asSomeone("/api/v1/messages/7/stream").header("x-held-as", name));

        assertThatThrownBy(() -> answer.body().readAllBytes()).isInstanceOf(IOException.class);
        assertThat(control("await-gone", name)).isEqualTo("gone");
    }

    @Test
    void aSenderWhoKeepsSilentIsToldSo() throws Exception {
        try (var socket = connect()) {
            socket.getOutputStream().write(("POST /api/v1/clones/receive HTTP/1.1\r\nHost: x\r\nAuthorization: " + someone()
                    + "\r\nx-held-as: " + name + "\r\nContent-Length: 100\r\n\r\nhello").getBytes(StandardCharsets.US_ASCII));

            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("request-timeout");
        }
    }
}
