package io.clonememoria.platform.token;

import io.clonememoria.platform.key.SigningKey;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jose4j.base64url.Base64Url;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;

/** What our issuers write in front of a token; looked at before its key is. */
public final class TokenHeader {
    /** Decoders skip characters that base64url does not have; what has them is no token of ours. */
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    /**
     * All that our issuers write into a header. Everything else is refused instead of ignored: {@code jwk}, {@code jku},
     * {@code x5u} and {@code x5c} bring a key of the sender's, {@code crit} demands what we do not do.
     */
    private static final Set<String> MEMBERS = Set.of("alg", "typ", "kid");

    private static final int MAX_KEY_ID = 100;

    private TokenHeader() {}

    /**
     * The id of the key that a token says it is signed with.
     *
     * @throws InvalidToken when its header is not one of our issuers'
     */
    public static String keyIdOf(String token) throws InvalidToken {
        if (!COMPACT.matcher(token).matches()) {
            throw new InvalidToken("not three parts of base64url");
        }
        var header = headerOf(token);
        if (!MEMBERS.containsAll(header.keySet())) {
            throw new InvalidToken("header has other members than " + MEMBERS);
        }
        if (!SigningKey.ALGORITHM.equals(header.get("alg"))) {
            throw new InvalidToken("algorithm is not " + SigningKey.ALGORITHM);
        }
        if (!(header.get("kid") instanceof String keyId) || keyId.length() > MAX_KEY_ID) {
            throw new InvalidToken("no usable key id");
        }
        return keyId;
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
