package io.clonememoria.local.postgres;

import java.security.SecureRandom;
import java.util.Base64;

/** Random passwords. */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 192 random bits, in letters that need no quoting in a shell or a URL. */
    static String random() {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
