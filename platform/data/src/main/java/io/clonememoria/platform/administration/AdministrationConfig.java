package io.clonememoria.platform.administration;

import io.smallrye.config.ConfigMapping;

/** Where administrators' acts are told. */
@ConfigMapping(prefix = "clonememoria.administration")
interface AdministrationConfig {
    /** The topic of this service's own facts. */
    String topic();
}
