package io.clonememoria.gateway.issuer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

/**
 * An OpenID Connect provider as the gateway sees it: a discovery document, and a key set somewhere else. Tests steer it
 * over HTTP at {@code /control}, for it lives under another class loader.
 */
public class OutsideProvider implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger lured = new AtomicInteger();
    private HttpServer server;
    private volatile OutsideKeys keys;
    private volatile boolean mute;

    @Override
    public Map<String, String> start() {
        server = vertx.createHttpServer().requestHandler(this::serve).listen(0, "127.0.0.1")
                .toCompletionStage().toCompletableFuture().join();
        var issuer = "http://127.0.0.1:" + server.actualPort() + "/realms/letters";
        keys = OutsideKeys.generate(issuer);
        return Map.of(
                "clonememoria.issuers.outside.url", issuer,
                "clonememoria.issuers.outside.audience", OutsideKeys.AUDIENCE,
                // nobody is there: a gateway must start all the same
                "clonememoria.issuers.away.url", "http://127.0.0.1:1/auth/v1",
                "clonememoria.issuers.away.audience", "authenticated",
                "provider.url", "http://127.0.0.1:" + server.actualPort(),
                "provider.issuer", issuer);
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void serve(HttpServerRequest request) {
        var answer = request.response();
        switch (request.path()) {
            case "/realms/letters/.well-known/openid-configuration" -> answer.setStatusCode(mute ? 503 : 200).end(new JsonObject()
                    .put("issuer", keys.issuer())
                    .put("jwks_uri", "http://127.0.0.1:" + server.actualPort() + "/keys")
                    .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256").add("HS256"))
                    .encode());
            case "/keys" -> answer.setStatusCode(mute ? 503 : 200).end(new JsonObject().put("keys", new JsonArray()
                    .add(new JsonObject(keys.rsa().toJson(OutputControlLevel.PUBLIC_ONLY)))
                    .add(new JsonObject(keys.curve().toJson(OutputControlLevel.PUBLIC_ONLY)))
                    // what must never check anything
                    .add(new JsonObject().put("kty", "oct").put("kid", "shared").put("k", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0"))
                    .add(new JsonObject().put("kty", "RSA").put("kid", "broken").put("n", "AA"))).encode());
            case "/control/keys" -> answer.end(keys.written());
            case "/control/rotate" -> {
                keys = OutsideKeys.generate(keys.issuer());
                answer.end(keys.written());
            }
            case "/control/mute" -> {
                mute = true;
                answer.end();
            }
            case "/control/speak" -> {
                mute = false;
                answer.end();
            }
            case "/control/lured" -> answer.end("" + lured);
            default -> {
                lured.incrementAndGet();
                answer.setStatusCode(404).end();
            }
        }
    }
}
