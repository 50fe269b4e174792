package io.clonememoria.memory.document;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Where files are kept. */
@ConfigMapping(prefix = "clonememoria.storage")
interface StorageConfig {
    /** A local folder; made when it is not there. */
    @WithDefault(".clonememoria/storage")
    String folder();
}
