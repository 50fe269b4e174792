package io.clonememoria.bench.retrieval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Somebody with an account and a clone, who calls the public API. */
final class Person {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String email = "bench-" + UUID.randomUUID() + "@clonememoria.local";
    private final String password = UUID.randomUUID().toString();
    private final String id;
    private String token = "";

    /** Registers. */
    Person(URI gateway) throws IOException, InterruptedException {
        this.gateway = gateway;
        id = post("/auth/register", Map.of("email", email, "password", password, "full_name", "A Benchmark"), 201)
                .path("user").path("id").asText();
        logIn();
    }

    String id() {
        return id;
    }

    String newClone(String name) throws IOException, InterruptedException {
        return post("/clones", Map.of("name", name), 201).path("id").asText();
    }

    /** Posts and expects; a token that has run out is renewed once. */
    JsonNode post(String path, Object body, int expected) throws IOException, InterruptedException {
        var answer = send(path, body);
        if (answer.statusCode() == 401 && !token.isEmpty()) {
            token = "";
            logIn();
            answer = send(path, body);
        }
        if (answer.statusCode() != expected) {
            throw new IllegalStateException("POST " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private void logIn() throws IOException, InterruptedException {
        token = post("/auth/login", Map.of("email", email, "password", password), 200).path("access_token").asText();
    }

    private HttpResponse<String> send(String path, Object body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(gateway.resolve("/api/v1" + path)).timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
