package io.clonememoria.memory.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.StreamSupport;

/**
 * Speaks the protocols of OpenAI and Ollama in place of a provider. Texts that share words have vectors that are near. Told
 * over HTTP how it is to feel, for a test and its application are loaded apart.
 */
public final class StandIn implements QuarkusTestResourceLifecycleManager, AutoCloseable {
    static final int DIMENSION = 64;
    static final String KEY = "key-of-a-test";
    static final String MODEL = "stand-in";
    private static final String ADDRESS = "clonememoria.test.stand-in";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<String> keys = new CopyOnWriteArrayList<>();
    private volatile String mood = "well";
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/embeddings", this::asOpenAi);
        server.createContext("/api/embed", this::asOllama);
        server.createContext("/mood", exchange -> {
            mood = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            answer(exchange, 200, mood);
        });
        server.createContext("/texts", exchange -> answer(exchange, 200, String.join("\n", texts)));
        server.start();
        return Map.of("clonememoria.embedding.provider", "openai", "clonememoria.embedding.url", url() + "/v1",
                "clonememoria.embedding.model", MODEL, "clonememoria.embedding.api-key", KEY,
                "clonememoria.embedding.dimension", Integer.toString(DIMENSION), "clonememoria.embedding.sweep-every", "100ms",
                ADDRESS, url());
    }

    @Override
    public void stop() {
        if (server != null) {
            server.stop(0);
        }
    }

    @Override
    public void close() {
        stop();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** well, failing (503), refusing (400 for whatever contains "poison") or odd (vectors of another dimension). */
    void feel(String mood) {
        this.mood = mood;
    }

    List<String> keys() {
        return keys;
    }

    List<String> texts() {
        return texts;
    }

    /** From the application's side of the class loaders. */
    static String tell(String path, String body) {
        var address = org.eclipse.microprofile.config.ConfigProvider.getConfig().getValue(ADDRESS, String.class);
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address + path)).POST(BodyPublishers.ofString(body)).build(),
                    BodyHandlers.ofString()).body();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void asOpenAi(HttpExchange exchange) throws IOException {
        keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        answer(exchange, inputs -> {
            var data = JSON.createArrayNode();
            for (var at = 0; at < inputs.size(); at++) {
                data.addObject().put("object", "embedding").put("index", at).set("embedding", JSON.valueToTree(vector(inputs.get(at))));
            }
            return JSON.createObjectNode().put("object", "list").put("model", MODEL).set("data", data);
        });
    }

    private void asOllama(HttpExchange exchange) throws IOException {
        answer(exchange, inputs -> JSON.createObjectNode().put("model", MODEL)
                .set("embeddings", JSON.valueToTree(inputs.stream().map(this::vector).toList())));
    }

    private interface Protocol {
        JsonNode answer(List<String> inputs);
    }

    private void answer(HttpExchange exchange, Protocol protocol) throws IOException {
        var input = JSON.readTree(exchange.getRequestBody()).path("input");
        var inputs = input.isArray()
                ? StreamSupport.stream(input.spliterator(), false).map(JsonNode::asText).toList()
                : new ArrayList<>(List.of(input.asText()));
        if (mood.equals("failing")) {
            answer(exchange, 503, "{\"error\": {\"message\": \"overloaded\"}}");
        } else if (mood.equals("refusing") && inputs.stream().anyMatch(text -> text.contains("poison"))) {
            answer(exchange, 400, "{\"error\": {\"message\": \"no\"}}");
        } else {
            texts.addAll(inputs);
            answer(exchange, 200, protocol.answer(inputs).toString());
        }
    }

    private float[] vector(String text) {
        var vector = new float[mood.equals("odd") ? DIMENSION - 1 : DIMENSION];
        vector[0] = 0.1f;
        for (var word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
            vector[Math.floorMod(word.hashCode(), vector.length)] += 1;
        }
        return vector;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
