package io.clonememoria.gateway.proxy;

import static io.clonememoria.gateway.Sender.asSomeone;
import static io.clonememoria.gateway.Sender.connect;
import static io.clonememoria.gateway.Sender.control;
import static io.clonememoria.gateway.Sender.json;
import static io.clonememoria.gateway.Sender.open;
import static io.clonememoria.gateway.Sender.send;
import static io.clonememoria.gateway.Sender.someone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clonememoria.gateway.GatewayTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@GatewayTest
class StreamingTest {
    private static final int MEGABYTE = 1024 * 1024;

    private final String name = UUID.randomUUID().toString();

    @Test
    void anEventArrivesBeforeTheNextOneIsWritten() throws Exception {
        var answer = open(asSomeone("/api/v1/messages/7/stream").header("x-held-as", name).header("Accept", "text/event-stream"));
        var events = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(events.readLine()).isEqualTo("data: first");
        for (var next : new String[] {"second", "third"}) {
            control("write?text=data:%20" + next + "%0A%0A", name);
            assertThat(events.readLine()).isEmpty();
            assertThat(events.readLine()).isEqualTo("data: " + next);
        }
        control("end", name);
        assertThat(events.readLine()).isEmpty();
        assertThat(events.readLine()).isNull();
    }

    @Test
    void whenTheReaderGoesTheServiceLearnsIt() throws Exception {
        var answer = open(asSomeone("/api/v1/messages/7/stream").header("x-held-as", name));
        answer.body().read();

        answer.body().close();

        assertThat(control("await-gone", name)).isEqualTo("gone");
    }

    @Test
    void whenTheAskerGoesBeforeTheAnswerBeganTheServiceLearnsItToo() throws Exception {
        try (var socket = connect()) {
            write(socket.getOutputStream(), "GET /api/v1/clones/receive HTTP/1.1\r\nHost: x\r\nAuthorization: " + someone()
                    + "\r\nx-held-as: " + name + "\r\nContent-Length: 10\r\n\r\nhello");
            control("await-bytes?count=5", name);
        }

        assertThat(control("await-gone", name)).isEqualTo("gone");
    }

    @Test
    void aStreamThatBreaksOffIsNotEndedAsIfItWereWhole() throws Exception {
        var answer = open(asSomeone("/api/v1/messages/7/stream").header("x-held-as", name));
        var body = answer.body();
        body.readNBytes("data: first\n\n".length());

        control("break", name);

        assertThatThrownBy(body::read).isInstanceOf(IOException.class);
    }

    @Test
    void apieceOfAnUploadArrivesBeforeTheNextOneIsSent() throws Exception {
        try (var socket = connect()) {
            write(socket.getOutputStream(), "POST /api/v1/clones/receive HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                    + someone() + "\r\nx-held-as: " + name + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
            assertThat(control("await-bytes?count=5", name)).isEqualTo("5");

            write(socket.getOutputStream(), "6\r\nsecond\r\n0\r\n\r\n");

            assertThat(text(socket.getInputStream())).startsWith("HTTP/1.1 200").endsWith("11");
        }
    }

    @Test
    void aDocumentOfTwentyFiveMegabytesArrivesWhole() throws Exception {
        var document = new byte[25 * MEGABYTE];
        new Random(7).nextBytes(document);

        var answer = send(asSomeone("/api/v1/clones/7/documents").POST(BodyPublishers.ofByteArray(document)));

        assertThat(json(answer).getInteger("body_length")).isEqualTo(document.length);
        assertThat(json(answer).getInteger("body_hash"))
                .isEqualTo(new String(document, StandardCharsets.ISO_8859_1).hashCode());
    }

    @Test
    void aBodyThatSaysItIsTooLargeIsRefusedBeforeItIsSent() throws Exception {
        try (var socket = connect()) {
            write(socket.getOutputStream(), "POST /api/v1/clones HTTP/1.1\r\nHost: x\r\nAuthorization: " + someone()
                    + "\r\nContent-Length: " + (26 * MEGABYTE + 1) + "\r\nExpect: 100-continue\r\n\r\n");
            socket.shutdownOutput();

            assertThat(text(socket.getInputStream())).startsWith("HTTP/1.1 413").contains("body-too-large");
        }
    }

    @Test
    void aBodyThatGrowsTooLargeIsCutOffAtTheLimit() throws Exception {
        var piece = new byte[MEGABYTE];
        var answer = send(asSomeone("/api/v1/clones/receive").header("x-held-as", name)
                .POST(BodyPublishers.ofByteArrays(() -> Arrays.asList(new byte[27][]).stream().map(_ -> piece).iterator())));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(json(answer).getString("type")).endsWith("/body-too-large");
        assertThat(control("await-gone", name)).isEqualTo("gone");
    }

    @Test
    void whoAsksBeforeSendingIsToldToGoOn() throws Exception {
        try (var socket = connect()) {
            write(socket.getOutputStream(), "POST /api/v1/clones HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: "
                    + someone() + "\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
            var consent = new String(socket.getInputStream().readNBytes(25), StandardCharsets.US_ASCII);

            write(socket.getOutputStream(), "hello");

            assertThat(consent).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            assertThat(text(socket.getInputStream())).startsWith("HTTP/1.1 200").contains("\"body_length\":5").doesNotContain("expect");
        }
    }

    @Test
    void whoAsksBeforeSendingWithoutACredentialIsToldNotTo() throws Exception {
        try (var socket = connect()) {
            write(socket.getOutputStream(), "POST /api/v1/clones HTTP/1.1\r\nHost: x\r\nContent-Length: 5000000\r\nExpect: 100-continue\r\n\r\n");

            var answer = read(socket.getInputStream(), "}");

            assertThat(answer).startsWith("HTTP/1.1 401").containsIgnoringCase("connection: close");
        }
    }

    @Test
    void afterARefusalTheConnectionServesTheNextRequest() throws Exception {
        try (var socket = connect()) {
            write(socket.getOutputStream(), "POST /api/v1/clones HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello"
                    + "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

            assertThat(text(socket.getInputStream())).startsWith("HTTP/1.1 401").contains("HTTP/1.1 200").contains("CloneMemoria");
        }
    }

    @Test
    void aServiceThatAnswersWithoutReadingTheBodyIsHeard() throws Exception {
        var answer = send(asSomeone("/api/v1/clones/refuse-early").POST(BodyPublishers.ofByteArray(new byte[10 * MEGABYTE])));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("not this");
    }

    @ParameterizedTest
    @CsvSource({"413, 200000, 10", "500, 200000, 10", "413, 200000, 3000000", "204, 200000, 0", "200, 60000, 10", "413, 500, 10"})
    void whatAServiceLeavesUnreadHoldsUpNobodyElse(int status, int body, int answer) throws Exception {
        for (var i = 0; i < 5; i++) {
            var refused = send(asSomeone("/api/v1/clones/refuse-unread?status=" + status + "&answer=" + answer)
                    .POST(BodyPublishers.ofByteArray(new byte[body])));
            var next = send(asSomeone("/api/v1/clones").timeout(Duration.ofSeconds(5)));

            assertThat(refused.statusCode()).isEqualTo(status);
            assertThat(refused.body()).hasSize(answer);
            assertThat(next.statusCode()).isEqualTo(200);
        }
    }

    private static void write(java.io.OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static String read(InputStream in, String end) throws IOException {
        var text = new StringBuilder();
        for (var next = in.read(); next >= 0 && text.indexOf(end) < 0; next = in.read()) {
            text.append((char) next);
        }
        return text.toString();
    }
}
