package io.clonememoria.memory.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server of the machine itself, which only the name {@code localhost} may be used for, and only here. */
class FetchServiceTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final FetchService WEB = new FetchService(new Settings(), VERTX);
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final CountDownLatch END = new CountDownLatch(1);
    private static HttpServer server;

    private record Settings() implements FetchConfig {
        @Override
        public Duration connect() {
            return Duration.ofSeconds(2);
        }

        @Override
        public Duration time() {
            return Duration.ofSeconds(3);
        }

        @Override
        public Optional<Set<String>> openHosts() {
            return Optional.of(Set.of("localhost"));
        }
    }

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/letter.txt", exchange -> answer(exchange, 200, "Dear Rosa"));
        server.createContext("/host", exchange -> answer(exchange, 200, exchange.getRequestHeaders().getFirst("Host")));
        server.createContext("/gone", exchange -> answer(exchange, 404, "no"));
        server.createContext("/elsewhere", exchange -> {
            exchange.getResponseHeaders().add("Location", "/letter.txt");
            answer(exchange, 302, "");
        });
        server.createContext("/silent", _ -> {
            try {
                END.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8 * 1024]);
                }
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        END.countDown();
        server.stop(0);
        WEB.stop(new ShutdownEvent());
        VERTX.closeAndAwait();
    }

    @Test
    void fetchesAFileUnderTheNameOfItsHost() {
        assertThat(fetched("localhost", "/letter.txt")).isEqualTo("Dear Rosa");
        assertThat(fetched("localhost", "/host")).isEqualTo("localhost:" + server.getAddress().getPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254"})
    void asksNobodyInTheHouse(String host) {
        var before = ASKED.get();

        assertThatThrownBy(() -> fetched(host, "/letter.txt")).hasMessage("address-refused");
        assertThat(ASKED).hasValue(before);
    }

    @Test
    void followsNobodyElsewhere() {
        assertThatThrownBy(() -> fetched("localhost", "/elsewhere")).hasMessage("redirected");
    }

    @Test
    void saysWhatTheHostSaid() {
        assertThatThrownBy(() -> fetched("localhost", "/gone")).hasMessage("http-404");
        assertThatThrownBy(() -> fetched("no-such-host.invalid", "/")).hasMessage("not-reachable");
    }

    @Test
    void neitherWaitsNorReadsForEver() {
        assertThatThrownBy(() -> fetched("localhost", "/silent")).hasMessage("fetch-too-slow");
        assertThatThrownBy(() -> fetched("localhost", "/endless")).hasMessage("too-large");
    }

    private static String fetched(String host, String path) {
        var address = WebAddress.of("http://" + host + ":" + server.getAddress().getPort() + path);
        return WEB.fetch(address, 1024 * 1024, content -> content.collect().in(Buffer::buffer, Buffer::appendBuffer)
                        .map(Buffer::toString))
                .await().atMost(Duration.ofSeconds(10));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        ASKED.incrementAndGet();
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
