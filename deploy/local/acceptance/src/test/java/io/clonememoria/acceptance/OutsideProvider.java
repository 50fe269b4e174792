package io.clonememoria.acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** An OpenID Connect provider of a product's own, which the suite trusts: a discovery document, a key set, and tokens. */
final class OutsideProvider {
    private static final String AUDIENCE = "letters";
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final HttpServer server;
    private final KeyPair key;

    OutsideProvider() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            key = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange,
                "{\"issuer\": \"%s\", \"jwks_uri\": \"%s/keys\"}".formatted(issuer(), issuer())));
        server.createContext("/keys", exchange -> answer(exchange, keySet()));
        server.start();
    }

    private String issuer() {
        return "http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort();
    }

    /** What the gateway must know to accept its tokens. */
    Map<String, String> environment() {
        return Map.of("CLONEMEMORIA_ISSUERS_LETTERS_URL", issuer(), "CLONEMEMORIA_ISSUERS_LETTERS_AUDIENCE", AUDIENCE);
    }

    /** A token of somebody whose address it has verified. */
    String token(String subject, String email) {
        return token(subject, email, true, AUDIENCE);
    }

    String token(String subject, String email, boolean verified, String audience) {
        var now = Instant.now().getEpochSecond();
        var content = encoded("{\"alg\": \"RS256\", \"typ\": \"JWT\", \"kid\": \"one\"}") + "." + encoded("""
                {"iss": "%s", "aud": "%s", "sub": "%s", "iat": %d, "exp": %d, "email": "%s", "email_verified": %b, "name": "Ada Outside"}"""
                .formatted(issuer(), audience, subject, now, now + 300, email, verified));
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + BASE64URL.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String keySet() {
        var open = (RSAPublicKey) key.getPublic();
        return "{\"keys\": [{\"kty\": \"RSA\", \"kid\": \"one\", \"use\": \"sig\", \"alg\": \"RS256\", \"n\": \"%s\", \"e\": \"%s\"}]}"
                .formatted(number(open.getModulus()), number(open.getPublicExponent()));
    }

    /** Without the byte that only says that it is positive. */
    private static String number(BigInteger value) {
        var bytes = value.toByteArray();
        var start = bytes[0] == 0 ? 1 : 0;
        return BASE64URL.encodeToString(java.util.Arrays.copyOfRange(bytes, start, bytes.length));
    }

    private static String encoded(String text) {
        return BASE64URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, String document) {
        try (exchange) {
            var bytes = document.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
