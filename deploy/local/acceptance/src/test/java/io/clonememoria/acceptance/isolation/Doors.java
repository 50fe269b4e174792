package io.clonememoria.acceptance.isolation;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.clonememoria.launcher.suite.Replica;
import io.clonememoria.launcher.suite.Service;
import io.clonememoria.launcher.suite.Suite;
import io.clonememoria.local.TestEdge;
import io.clonememoria.platform.key.SigningKey;
import io.clonememoria.platform.key.SigningKeyFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The ways into the running suite: the gateway, and past it, with what the gateway alone can sign. */
final class Doors {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<Service> SERVICES =
            Stream.of(Service.values()).filter(service -> service != Service.GATEWAY).toList();

    private final Suite suite;
    private final SigningKey edge;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Doors(Suite suite) {
        this.suite = suite;
        this.edge = new SigningKeyFile(suite.state().keys().resolve("edge").resolve("key.pem")).readOrCreate();
    }

    /** What all services document, over their management ports. */
    List<ApiDocument> documents() {
        return SERVICES.stream()
                .map(service -> new ApiDocument(service, send(
                        HttpRequest.newBuilder(at(suite.ports().management(Replica.first(service)), "/q/openapi?format=json"))).json()))
                .toList();
    }

    /** Sends a call through the gateway. */
    Answer throughTheGateway(Call call, Map<String, String> credential) {
        return send(call, gateway(), credential);
    }

    /** Sends a call past the gateway. */
    Answer atTheService(Call call, Map<String, String> credential) {
        return send(call, suite.ports().http(Replica.first(call.operation().service())), credential);
    }

    /** Sends JSON through the gateway. */
    Answer post(String path, Object body, Map<String, String> headers) {
        return send("POST", path, body, headers);
    }

    /** Changes something by JSON through the gateway. */
    Answer patch(String path, Object body, Map<String, String> headers) {
        return send("PATCH", path, body, headers);
    }

    private Answer send(String method, String path, Object body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(at(gateway(), path))
                .method(method, BodyPublishers.ofString(JSON.valueToTree(body).toString()))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request);
    }

    /** Sends a form through the gateway. */
    Answer post(String path, String mediaType, byte[] form, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(at(gateway(), path)).POST(BodyPublishers.ofByteArray(form)).header("Content-Type", mediaType);
        headers.forEach(request::header);
        return send(request);
    }

    /** Sends a file through the gateway. */
    Answer put(String path, String mediaType, byte[] file, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(at(gateway(), path)).PUT(BodyPublishers.ofByteArray(file)).header("Content-Type", mediaType);
        headers.forEach(request::header);
        return send(request);
    }

    /** Asks through the gateway. */
    Answer get(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(at(gateway(), path));
        headers.forEach(request::header);
        return send(request);
    }

    /** What a service takes for a request that the gateway lets through. */
    Map<String, String> edgeToken(TestEdge caller) {
        return Map.of("Authorization", "Bearer " + caller.signedBy(edge.privateKey(), edge.id()));
    }

    private Answer send(Call call, int port, Map<String, String> credential) {
        var content = call.content();
        var request = HttpRequest.newBuilder(at(port, call.target())).method(call.operation().method(),
                content == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(content.bytes()));
        if (content != null) {
            request.header("Content-Type", content.type());
        }
        call.headers().forEach(request::header);
        credential.forEach(request::header);
        return send(request);
    }

    private int gateway() {
        return suite.ports().http(Replica.first(Service.GATEWAY));
    }

    private static URI at(int port, String target) {
        return URI.create("http://127.0.0.1:" + port + target);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), headers(response), response.body());
        } catch (IOException failure) {
            throw new AssertionError(request.build() + " was not answered", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private static String headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream()
                .map(header -> header.getKey() + ": " + String.join(", ", header.getValue()))
                .collect(joining("\n"));
    }
}
