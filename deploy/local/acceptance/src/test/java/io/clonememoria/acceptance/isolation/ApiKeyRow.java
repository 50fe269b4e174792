package io.clonememoria.acceptance.isolation;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** An API key, written into the database as billing-service keeps it. */
record ApiKeyRow(UUID id, String secret) {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 30;
    private static final int CHECKSUM = 6;
    /** All there may be: a scope that is missing must not be what refuses. */
    private static final String SCOPES = "{*,clones:read,clones:write,conversations:read,conversations:write,chat:write,"
            + "memories:read,memories:write,documents:read,documents:write,spaces:read,spaces:write,audit:read,billing:read}";

    /** @param space the only one that it sees, null for a personal key */
    static ApiKeyRow bound(Databases databases, UUID person, @Nullable UUID space, String name) {
        var key = new ApiKeyRow(UUID.randomUUID(), random());
        databases.run("billing", """
                insert into api_keys (id, user_id, space_id, name, key_hash, key_prefix, scopes, rate_limit_requests)
                values (?, ?, ?, ?, ?, ?, ?::text[], 100000)""",
                key.id(), person, space, name, sha256(key.secret()), key.secret().substring(0, 13), SCOPES);
        return key;
    }

    Map<String, String> credential() {
        return Map.of("X-API-Key", secret);
    }

    private static String random() {
        var random = new SecureRandom().ints(RANDOM, 0, ALPHABET.length())
                .mapToObj(digit -> ALPHABET.substring(digit, digit + 1)).collect(joining());
        return "cmk_test_" + random + checksum(random);
    }

    static String checksum(String random) {
        var crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.US_ASCII));
        var rest = crc.getValue();
        var digits = new StringBuilder();
        for (var i = 0; i < CHECKSUM; i++) {
            digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return digits.reverse().toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
