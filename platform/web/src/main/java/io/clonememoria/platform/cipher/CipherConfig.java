package io.clonememoria.platform.cipher;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How keysets come to be. */
@ConfigMapping(prefix = "clonememoria.cipher")
interface CipherConfig {
    /**
     * Whether a keyset that is missing is made. Off where operators bring all keys: there, a replica whose keys were not
     * mounted must not start with keys of its own, which nobody else could read.
     */
    @WithDefault("true")
    boolean createKeysets();
}
