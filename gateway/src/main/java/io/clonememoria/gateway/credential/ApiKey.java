package io.clonememoria.gateway.credential;

import io.clonememoria.platform.token.InvalidToken;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A well-made API key, of which only the hash is kept.
 *
 * @param hash SHA-256 in hex, by which billing-service knows it
 */
public record ApiKey(String hash) {
    static final String PREFIX = "cmk_";

    private static final Pattern FORM = Pattern.compile("cmk_(?:live|test)_([0-9A-Za-z]{30})([0-9A-Za-z]{6})");
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECKSUM_LENGTH = 6;

    /**
     * The key in a text. Its last characters are a checksum, so that typing errors and guesses cost no look-up.
     *
     * @throws InvalidToken when it is none
     */
    static ApiKey read(String text) throws InvalidToken {
        var form = FORM.matcher(text);
        if (!form.matches()) {
            throw new InvalidToken("not of an API key's form");
        }
        if (!checksum(form.group(1)).equals(form.group(2))) {
            throw new InvalidToken("an API key's checksum does not fit");
        }
        return new ApiKey(sha256(text));
    }

    private static String checksum(String random) {
        var crc = new CRC32();
        crc.update(random.getBytes(StandardCharsets.US_ASCII));
        var digits = new StringBuilder();
        for (var rest = crc.getValue(); digits.length() < CHECKSUM_LENGTH; rest /= ALPHABET.length()) {
            digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
        }
        return digits.reverse().toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
