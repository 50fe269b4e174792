package io.clonememoria.platform.link;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What makes a link work for who has it.
 *
 * @param value 256 bits in base64url
 */
public record LinkSecret(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkSecret random() {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new LinkSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** What is stored: with so many bits, a plain digest is enough. In hexadecimal digits. */
    String hash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Secrets must not end up in logs. */
    @Override
    public String toString() {
        return "LinkSecret[***]";
    }
}
