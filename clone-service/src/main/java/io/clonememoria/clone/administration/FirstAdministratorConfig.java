package io.clonememoria.clone.administration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.Optional;

/** Who administers a new platform. Without an address and a password nobody does. */
@ConfigMapping(prefix = "clonememoria.administration.first")
interface FirstAdministratorConfig {
    Optional<@Email @Size(min = 3, max = 254) String> email();

    /** Of the first login; to be changed there. */
    Optional<@Size(min = 8, max = 256) String> password();

    /** How they are greeted. */
    @WithDefault("Administrator")
    @Size(min = 1, max = 100)
    String name();
}
