package io.clonememoria.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Signing keys as the gateway has them, their public halves served where services look for them. Its service key is that of
 *  all pretended siblings.
 *  @param url the management URL of the pretended gateway
 *  @param privateJwk the private edge key as JSON
 *  @param privateServiceJwk the private service key as JSON */
record EdgeKeys(String url, String privateJwk, String privateServiceJwk) {

    static EdgeKeys serve() {
        var key = key();
        var serviceKey = key();
        serviceKey.setKeyId("service-test");
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var jwks = new JsonWebKeySet(key, serviceKey).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.UTF_8);
            server.createContext("/internal/jwks.json", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, jwks.length);
                try (var body = exchange.getResponseBody()) {
                    body.write(jwks);
                }
            });
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            server.start();
            return new EdgeKeys("http://127.0.0.1:" + server.getAddress().getPort(), key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE),
                serviceKey.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static EllipticCurveJsonWebKey key() {
        try {
            var key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            key.setKeyId("edge-test");
            key.setAlgorithm("ES256");
            key.setUse("sig");
            return key;
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
