package io.clonememoria.launcher.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client of the public API, {@code /api/v1} behind the gateway; with a token once somebody has logged in. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final @Nullable String token;

    private Api(URI gateway, @Nullable String token) {
        this.gateway = gateway;
        this.token = token;
    }

    public static Api at(URI gateway) {
        return new Api(gateway, null);
    }

    public Api as(String accessToken) {
        return new Api(gateway, accessToken);
    }

    public Answer get(String path) {
        return send(path, request(path).GET());
    }

    /** @param body anything that Jackson writes, usually a map with the API's own snake_case names */
    public Answer post(String path, Object body) {
        return send(path, request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json(body))));
    }

    /** Uploads a text file as a browser's form would. */
    public Answer upload(String path, String fileName, String content, Map<String, String> fields) {
        var boundary = UUID.randomUUID().toString();
        var form = new StringBuilder();
        fields.forEach((name, value) -> form.append("--").append(boundary)
            .append("\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n")
            .append(value).append("\r\n"));
        form.append("--").append(boundary)
            .append("\r\nContent-Disposition: form-data; name=\"file\"; filename=\"").append(fileName)
            .append("\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n")
            .append(content).append("\r\n--").append(boundary).append("--\r\n");
        return send(path, request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofString(form.toString(), StandardCharsets.UTF_8)));
    }

    /** Posts and reads the answer as server-sent events, each as soon as it arrives. Close the stream to hang up. */
    public Stream<StreamEvent> stream(String path, Object body) {
        var request = request(path)
            .setHeader("Accept", "text/event-stream")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json(body)))
            .build();
        try {
            var answer = http.send(request, BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                var problem = String.join("\n", answer.body().toList());
                throw new Unexpected("POST " + path, new Answer(answer.statusCode(), parsed(problem)));
            }
            return StreamEvent.in(answer.body());
        } catch (IOException unreachable) {
            throw new Unexpected("POST " + path, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(gateway.resolve("/api/v1" + path))
            .timeout(PATIENCE)
            .header("Accept", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(String path, HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), parsed(answer.body()));
        } catch (IOException unreachable) {
            throw new Unexpected(request.method() + " " + path, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String json(Object body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException(unwritable);
        }
    }

    static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
