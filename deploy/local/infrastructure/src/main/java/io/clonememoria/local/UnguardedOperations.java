package io.clonememoria.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Which operations of a service that may add or change something are open to whom forbids that; asked of all it has. */
public final class UnguardedOperations {
    private static final Set<String> ADD_OR_CHANGE = Set.of("post", "put", "patch");
    private static final String REFUSAL = "https://clonememoria.io/problems/consent-required";
    private static final ObjectMapper JSON = new ObjectMapper();

    private UnguardedOperations() {}

    /**
     * Tries each.
     *
     * @param document the service's own, in OpenAPI
     * @param service  where it listens
     * @param token    of a person who forbids everything
     * @return such as {@code POST /api/v1/auth/login}; every other operation refused for want of the consent
     */
    public static List<String> of(String document, URI service, String token) {
        try (var client = HttpClient.newHttpClient()) {
            return JSON.readTree(document).path("paths").properties().stream()
                    .flatMap(path -> path.getValue().properties().stream()
                            .filter(operation -> ADD_OR_CHANGE.contains(operation.getKey()))
                            .flatMap(operation -> tried(client, service, token, path.getKey(), operation)))
                    .toList();
        } catch (JsonProcessingException none) {
            throw new IllegalArgumentException(none);
        }
    }

    private static Stream<String> tried(HttpClient client, URI service, String token, String path,
            Map.Entry<String, JsonNode> operation) {
        var method = operation.getKey().toUpperCase(Locale.ROOT);
        var types = Stream.concat(Stream.of(operation.getValue().path("requestBody").path("content"))
                .flatMap(content -> content.properties().stream().map(Map.Entry::getKey)), Stream.of("application/json")).toList();
        // of several bodies each may be an operation of its own
        return types.subList(0, Math.max(1, types.size() - 1)).stream()
                .filter(type -> !isRefused(client, request(service, token, method, path, type)))
                .map(_ -> method + " " + path)
                .distinct();
    }

    private static HttpRequest request(URI service, String token, String method, String path, String type) {
        var form = type.startsWith("multipart/");
        var target = path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString());
        return HttpRequest.newBuilder(service.resolve(target))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", form ? type + "; boundary=end" : type)
                .method(method, BodyPublishers.ofString(form ? "--end--\r\n" : "{}"))
                .build();
    }

    private static boolean isRefused(HttpClient client, HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 403 && JSON.readTree(answer.body()).path("type").asText().equals(REFUSAL);
        } catch (IOException failure) {
            throw new IllegalStateException(request.toString(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
