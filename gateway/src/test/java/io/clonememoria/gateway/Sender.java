package io.clonememoria.gateway;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sends requests as people, and as those who are none. */
public final class Sender {
    private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Sender() {}

    /** A token of a person whom nobody has seen before. */
    public static String someone() {
        return "Bearer " + TestIssuer.known().token(UUID.randomUUID());
    }

    public static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway() + path)).timeout(PATIENCE);
    }

    /** A request to the gateway's management interface. */
    public static HttpRequest.Builder management(String path) {
        var port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).timeout(PATIENCE);
    }

    public static HttpRequest.Builder asSomeone(String path) {
        return request(path).header("Authorization", someone());
    }

    public static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public static HttpResponse<InputStream> open(HttpRequest.Builder request) throws Exception {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Tells the stand-in what to do, or asks what it saw. */
    public static String control(String what, String heldAs) throws Exception {
        var url = ConfigProvider.getConfig().getValue("stand-in.url", String.class) + "/control/" + what;
        return send(HttpRequest.newBuilder(URI.create(url)).header("x-held-as", heldAs).timeout(PATIENCE)).body();
    }

    /** Has the stand-in answer about a session, a person or a key's hash in this way. */
    public static void tell(Object id, int status, JsonObject members) throws Exception {
        var url = ConfigProvider.getConfig().getValue("stand-in.url", String.class) + "/control/tell?id=" + id + "&status=" + status;
        send(HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.ofString(members.encode())).timeout(PATIENCE));
    }

    /** How often the stand-in was asked about one. */
    public static int asked(Object id) throws Exception {
        return Integer.parseInt(control("asked?id=" + id, ""));
    }

    public static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }

    /** Sends these very bytes and reads until the other side closes; clients of libraries are too well-behaved. */
    public static String raw(String request) throws IOException {
        try (var socket = connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** A request line and headers of a raw request whose connection ends with its answer. */
    public static String head(String line, String... headers) {
        return line + " HTTP/1.1\r\nHost: gateway\r\nConnection: close\r\n"
                + String.join("", Arrays.stream(headers).map(header -> header + "\r\n").toList()) + "\r\n";
    }

    public static Socket connect() throws IOException {
        var address = URI.create(gateway());
        var socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
        return socket;
    }

    private static String gateway() {
        return ConfigProvider.getConfig().getValue("test.url", String.class);
    }
}
