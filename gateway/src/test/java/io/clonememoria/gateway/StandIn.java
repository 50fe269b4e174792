package io.clonememoria.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A service as the gateway's protocol sees it: one that echoes, streams, breaks off, keeps silent. Stands in for all four
 * and for the issuer's key set; the true services are asked in the acceptance suite.
 *
 * <p>Tests steer it over HTTP at {@code /control}, for it lives under another class loader.
 */
public class StandIn implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final TestIssuer issuer = TestIssuer.generate();
    private final StandInPrincipals principals = new StandInPrincipals();
    private TestIssuer rotating = TestIssuer.generate();
    private HttpServer server;
    private Path keys;

    @Override
    public Map<String, String> start() {
        // Tests start the application without its main method.
        Gateway.leaveTargetsToTheDoor();
        server = await(vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(64 * 1024)
                .setHandle100ContinueAutomatically(false)).requestHandler(this::serve).listen(0, "127.0.0.1"));
        var address = "http://127.0.0.1:" + server.actualPort();
        keys = temporaryFolder();
        return Map.ofEntries(
                Map.entry("clonememoria.clone-service.url", address),
                Map.entry("clonememoria.clone-service.management-url", address),
                Map.entry("clonememoria.memory-service.url", address + "/"),
                Map.entry("clonememoria.memory-service.management-url", address),
                // Nobody listens at port 1.
                Map.entry("clonememoria.workspace-service.urls", "http://127.0.0.1:1," + address),
                Map.entry("clonememoria.workspace-service.management-urls", "http://127.0.0.1:1," + address),
                Map.entry("clonememoria.billing-service.url", "http://127.0.0.1:1"),
                Map.entry("clonememoria.billing-service.management-url", address),
                Map.entry("clonememoria.keys.folder", keys.toString()),
                Map.entry("stand-in.url", address),
                Map.entry("stand-in.issuer-key", issuer.privateJwk()));
    }

    @Override
    public void stop() {
        await(vertx.close());
    }

    private void serve(HttpServerRequest request) {
        if (request.path().startsWith("/internal/principals/")) {
            principals.answer(request);
            return;
        }
        var path = request.path().split("/");
        switch (path[path.length - 1]) {
            case "jwks.json" -> request.response().setStatusCode(held.containsKey("mute") ? 500 : 200).end(issuer.keySetWith(rotating));
            case "rotate" -> {
                rotating = TestIssuer.generate();
                request.response().end(rotating.privateJwk());
            }
            case "mute" -> {
                held.put("mute", new Held(request));
                request.response().end();
            }
            case "speak" -> {
                held.remove("mute");
                request.response().end();
            }
            case "tell" -> principals.tell(request);
            case "asked" -> principals.asked(request);
            case "ready" -> request.response().setStatusCode(held.containsKey("down") ? 503 : 200).end();
            case "dead-letters" -> deadLetters(request);
            case "stream" -> stream(request);
            case "receive" -> receive(request);
            case "cut" -> request.response().putHeader("content-length", "1000").write("half of ")
                    .onSuccess(_ -> request.connection().close());
            case "hang-up" -> request.connection().close();
            case "silent" -> hold(request);
            case "refuse-early" -> request.response().setStatusCode(415).end("not this");
            case "refuse-unread" -> refuseUnread(request);
            case "empty" -> request.response().setStatusCode(204).end();
            case "unchanged" -> request.response().setStatusCode(304).putHeader("etag", "\"1\"").end();
            case "leaky" -> leaky(request);
            case "write" -> control(request, one -> one.request.response().write(request.getParam("text")));
            case "end" -> control(request, one -> one.request.response().end());
            case "break" -> control(request, one -> one.request.connection().close());
            case "await-gone" -> awaitGone(request);
            case "await-bytes" -> awaitBytes(request);
            case "services-down" -> {
                held.put("down", new Held(request));
                request.response().end();
            }
            case "services-up" -> {
                held.remove("down");
                request.response().end();
            }
            default -> echo(request);
        }
    }

    private void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var headers = new JsonObject();
            request.headers().names().forEach(name ->
                    headers.put(name.toLowerCase(), new JsonArray(request.headers().getAll(name))));
            request.response().putHeader("content-type", "application/json").end(new JsonObject()
                    .put("method", request.method().name())
                    .put("uri", request.uri())
                    .put("headers", headers)
                    .put("body_length", body.length())
                    .put("body_hash", body.toString("ISO-8859-1").hashCode())
                    .encode());
        });
    }

    /** One letter, which says what was asked for. */
    private static void deadLetters(HttpServerRequest request) {
        var refused = "0".equals(request.getParam("limit"));
        request.response().setStatusCode(refused ? 422 : 200).end(new JsonObject()
                .put("data", new JsonArray().add(new JsonObject().put("id", "one").put("asked", request.query())
                        .put("parked_at", "2026-03-01T08:00:00Z")))
                .put("next_cursor", "there").encode());
    }

    private void stream(HttpServerRequest request) {
        request.response().setChunked(true).putHeader("content-type", "text/event-stream").write("data: first\n\n");
        hold(request);
    }

    /** Tells on the control side how much of the body has arrived, and answers when all of it has. */
    private void receive(HttpServerRequest request) {
        var one = hold(request);
        request.handler(piece -> one.received(piece.length()));
        request.endHandler(_ -> request.response().end("" + one.bytes));
    }

    /** Answers when the body is on its way and leaves it unread, with the connection open. */
    private void refuseUnread(HttpServerRequest request) {
        request.pause();
        vertx.setTimer(300, _ -> request.response().setStatusCode(Integer.parseInt(request.getParam("status")))
                .end("x".repeat(Integer.parseInt(request.getParam("answer")))));
    }

    private Held hold(HttpServerRequest request) {
        var one = new Held(request);
        held.put(request.getHeader("x-held-as"), one);
        request.response().exceptionHandler(_ -> one.gone());
        request.response().closeHandler(_ -> one.gone());
        return one;
    }

    private static void leaky(HttpServerRequest request) {
        request.response()
                .putHeader("server", "quarkus/3")
                .putHeader("x-powered-by", "cats")
                .putHeader("x-edge-user", "somebody")
                .putHeader("x-internal-node", "7")
                .putHeader("x-request-id", "of-the-service")
                .putHeader("ratelimit", "\"inner\";r=1;t=1")
                .putHeader("keep-alive", "timeout=5")
                .putHeader("connection", "keep-alive, x-between-us")
                .putHeader("x-between-us", "secret")
                .putHeader("location", "/api/v1/clones/1")
                .putHeader("etag", "\"7\"")
                .end("leaky");
    }

    private void control(HttpServerRequest request, java.util.function.Consumer<Held> act) {
        act.accept(held.get(request.getHeader("x-held-as")));
        request.response().end();
    }

    private void awaitGone(HttpServerRequest request) {
        held.get(request.getHeader("x-held-as")).whenGone(() -> request.response().end("gone"));
    }

    private void awaitBytes(HttpServerRequest request) {
        var name = request.getHeader("x-held-as");
        var wanted = Long.parseLong(request.getParam("count"));
        vertx.setPeriodic(5, timer -> {
            var one = held.get(name);
            if (one != null && one.bytes >= wanted) {
                vertx.cancelTimer(timer);
                request.response().end("" + one.bytes);
            }
        });
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("gateway-keys");
        } catch (IOException full) {
            throw new IllegalStateException(full);
        }
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    /** A request that the test decides about. */
    private static final class Held {
        private final HttpServerRequest request;
        private long bytes;
        private boolean gone;
        private Runnable waiting = () -> {};

        Held(HttpServerRequest request) {
            this.request = request;
        }

        synchronized void received(int length) {
            bytes += length;
        }

        synchronized void gone() {
            if (!gone) {
                gone = true;
                waiting.run();
            }
        }

        synchronized void whenGone(Runnable act) {
            if (gone) {
                act.run();
            } else {
                waiting = act;
            }
        }
    }
}
