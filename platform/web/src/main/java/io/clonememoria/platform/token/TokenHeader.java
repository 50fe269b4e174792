package io.clonememoria.platform.token;

import io.clonememoria.platform.key.SigningKey;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * What stands in front of a token; looked at before its key is.
 *
 * @param algorithm that it says it is signed with
 * @param keyId     of the key that it says it is signed with
 * @param type      what it says that it is, null when it does not
 */
public record TokenHeader(String algorithm, String keyId, @Nullable String type) {
    /** Decoders skip characters that base64url does not have; what has them is no token of ours. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /**
     * All that our issuers write into a header. Everything else is refused instead of ignored: {@code jwk}, {@code jku},
     * {@code x5u} and {@code x5c} bring a key of the sender's, {@code crit} demands what we do not do.
     */
    private static final Set<String> OURS = Set.of("alg", "typ", "kid");

    /** Other issuers may name the key by its certificate's thumbprint as well, which brings nothing along. */
    private static final Set<String> OTHERS = Set.of("alg", "typ", "kid", "x5t", "x5t#S256");

    private static final int MAX_KEY_ID = 100;

    /**
     * The id of the key that one of our tokens says it is signed with.
     *
     * @throws InvalidToken when its header is not one of our issuers'
     */
    public static String keyIdOf(String token) throws InvalidToken {
        var header = read(token, OURS);
        if (!SigningKey.ALGORITHM.equals(header.algorithm())) {
            throw new InvalidToken("algorithm is not " + SigningKey.ALGORITHM);
        }
        return header.keyId();
    }

    /**
     * The header of a token of somebody else's issuer. Its algorithm and type are for the caller to judge.
     *
     * @throws InvalidToken when it has more in it than a key's id
     */
    public static TokenHeader ofOthers(String token) throws InvalidToken {
        return read(token, OTHERS);
    }

    private static TokenHeader read(String token, Set<String> members) throws InvalidToken {
        if (!COMPACT.matcher(token).matches()) {
            throw new InvalidToken("not three parts of base64url");
        }
        var header = headerOf(token);
        if (!members.containsAll(header.keySet())) {
            throw new InvalidToken("header has other members than " + members);
        }
        if (!(header.get("alg") instanceof String algorithm)) {
            throw new InvalidToken("no algorithm");
        }
        if (!(header.get("kid") instanceof String keyId) || keyId.length() > MAX_KEY_ID) {
            throw new InvalidToken("no usable key id");
        }
        return new TokenHeader(algorithm, keyId, header.get("typ") instanceof String type ? type : null);
    }

    private static Map<String, Object> headerOf(String token) throws InvalidToken {
        try {
            // Refuses duplicate members, of which two programs might each believe another one.
            return JsonUtil.parseJson(Base64Url.decodeToUtf8String(token.substring(0, token.indexOf('.'))));
        } catch (JoseException malformed) {
            throw new InvalidToken("header is not JSON whose members occur once");
        }
    }
}
