package io.clonememoria.acceptance.replica;

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
import org.jspecify.annotations.Nullable;

/** Somebody with an account who calls the public API, and lives with getting no answer. */
final class Person {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "correct horse battery staple";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String email = "writer-" + UUID.randomUUID() + "@example.org";
    private String token = "";
    private String id = "";

    private Person(URI gateway) {
        this.gateway = gateway;
    }

    /** An answer, or none: then the status is 0, and what was asked for may or may not have been done. */
    record Answer(int status, String type, String text) {
        boolean done() {
            return status >= 200 && status < 300;
        }

        /** Whether it is certain that nothing was done. */
        boolean refused() {
            return status >= 400 && status < 500 || text.contains("/problems/service-unavailable\"");
        }

        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException notJson) {
                throw new IllegalStateException(status + " " + text, notJson);
            }
        }

        String id() {
            return json().path("id").asText();
        }

        Answer expecting(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + " " + text);
            }
            return this;
        }
    }

    static Person register(URI gateway) {
        var person = new Person(gateway);
        person.takeToken(person.send("POST", "/auth/register", Map.of("email", person.email, "password", PASSWORD,
                "full_name", "Ada Example")).expecting(201));
        return person;
    }

    String id() {
        return id;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, Map<String, ?> body) {
        return send("POST", path, body);
    }

    Answer patch(String path, Map<String, ?> body) {
        return send("PATCH", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /** Sends a file, and a field beside it. */
    Answer upload(String path, String name, String file, String field, String value) {
        var line = "part-" + UUID.randomUUID();
        var body = """
                --%1$s\r
                Content-Disposition: form-data; name="%2$s"\r
                \r
                %3$s\r
                --%1$s\r
                Content-Disposition: form-data; name="file"; filename="%4$s"\r
                Content-Type: text/plain\r
                \r
                %5$s\r
                --%1$s--\r
                """.formatted(line, field, value, name, file);
        return answered(request(path).header("Content-Type", "multipart/form-data; boundary=" + line)
                .POST(BodyPublishers.ofString(body)).build());
    }

    String newClone(String name) {
        return post("/clones", Map.of("name", name)).expecting(201).id();
    }

    /** The events of a chat's answer as they came; fails when it breaks off. */
    HttpResponse<String> say(String conversationId, String content) throws IOException, InterruptedException {
        return http.send(request("/conversations/" + conversationId + "/messages", "POST", Map.of("content", content))
                .setHeader("Accept", "text/event-stream").build(), BodyHandlers.ofString());
    }

    private Answer send(String method, String path, @Nullable Map<String, ?> body) {
        var answer = answered(request(path, method, body).build());
        if (answer.status() == 401 && !token.isEmpty() && !path.startsWith("/auth")) {
            takeToken(send("POST", "/auth/login", Map.of("email", email, "password", PASSWORD)).expecting(200));
            return send(method, path, body);
        }
        return answer;
    }

    private Answer answered(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.headers().firstValue("content-type").orElse(""), answer.body());
        } catch (IOException noAnswer) {
            return new Answer(0, "", noAnswer.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private void takeToken(Answer session) {
        token = session.json().path("access_token").asText();
        id = session.json().path("user").path("id").asText();
    }

    private HttpRequest.Builder request(String path, String method, @Nullable Map<String, ?> body) {
        var request = request(path).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json(body)));
        return body == null ? request : request.header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(gateway.resolve("/api/v1" + path)).timeout(PATIENCE).header("Accept", "application/json");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
