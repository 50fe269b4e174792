package io.clonememoria.clone.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Under what people decide. */
@ConfigMapping(prefix = "clonememoria.consent")
interface ConsentConfig {
    /** The privacy policy that is shown when somebody decides; kept with each decision. */
    @WithDefault("1")
    @NotBlank
    @Size(max = 100)
    String policyVersion();
}
