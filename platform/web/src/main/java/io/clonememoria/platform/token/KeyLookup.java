package io.clonememoria.platform.token;

import java.security.PublicKey;

/** What came of looking for a key by its id. */
public sealed interface KeyLookup {
    /** The issuer publishes it. */
    record Found(PublicKey key) implements KeyLookup {}

    /** The issuer does not publish it, as far as we know. */
    record Unknown() implements KeyLookup {}

    /** The issuer has not told any key yet, so that nothing can be said. */
    record NoKeysYet() implements KeyLookup {}
}
