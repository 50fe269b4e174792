package io.clonememoria.bench.suite;

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
public final class Person {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String email = "bench-" + UUID.randomUUID() + "@clonememoria.local";
    private final String password = UUID.randomUUID().toString();
    private final String id;
    private String token = "";

    /** Registers. */
    public Person(URI gateway) throws IOException, InterruptedException {
        this.gateway = gateway;
        id = post("/auth/register", Map.of("email", email, "password", password, "full_name", "A Benchmark"), 201)
                .path("user").path("id").asText();
        logIn();
    }

    public String id() {
        return id;
    }

    /** Makes a clone. @return its id */
    public String newClone(String name) throws IOException, InterruptedException {
        return post("/clones", Map.of("name", name), 201).path("id").asText();
    }

    /** Posts and expects; a token that has run out is renewed once. */
    public JsonNode post(String path, Object body, int expected) throws IOException, InterruptedException {
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

    /** Gets and expects 200. */
    public JsonNode get(String path) throws IOException, InterruptedException {
        var answer = http.send(request(path).GET().build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("GET " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Posts a form with a JSON file and fields, and expects 202. */
    public JsonNode upload(String path, Object file, Map<String, String> fields) throws IOException, InterruptedException {
        var boundary = UUID.randomUUID().toString();
        var parts = new StringBuilder();
        fields.forEach((name, value) -> parts.append("--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                .formatted(boundary, name, value)));
        parts.append("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"chat.json\"\r\n".formatted(boundary))
                .append("Content-Type: application/json\r\n\r\n").append(JSON.writeValueAsString(file))
                .append("\r\n--%s--\r\n".formatted(boundary));
        var answer = http.send(request(path).header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofString(parts.toString())).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 202) {
            throw new IllegalStateException("POST " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    private void logIn() throws IOException, InterruptedException {
        token = post("/auth/login", Map.of("email", email, "password", password), 200).path("access_token").asText();
    }

    private HttpResponse<String> send(String path, Object body) throws IOException, InterruptedException {
        return http.send(request(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(gateway.resolve("/api/v1" + path)).timeout(PATIENCE);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }
}
