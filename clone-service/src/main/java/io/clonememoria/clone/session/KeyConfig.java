package io.clonememoria.clone.session;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** Where signing keys are kept. */
@ConfigMapping(prefix = "clonememoria.keys")
interface KeyConfig {
    /** The folder of all keys; ours are in its subfolder {@code access}, made on the first start. */
    Path folder();
}
