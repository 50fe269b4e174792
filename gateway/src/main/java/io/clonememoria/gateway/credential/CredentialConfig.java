package io.clonememoria.gateway.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How access tokens are checked. */
@ConfigMapping(prefix = "clonememoria.credential")
interface CredentialConfig {
    /** Issuer that an access token must name. */
    @WithDefault("clonememoria")
    String issuer();

    /** Audience that an access token must name. */
    @WithDefault("clonememoria-api")
    String audience();

    /** How far the issuer's clock may be ahead of ours. Ours alone decides when a token has ended. */
    @WithDefault("30s")
    Duration clockSkew();

    /** How often the issuer is asked for its keys. */
    @WithDefault("60s")
    Duration keysRefresh();

    /** Pause between two questions to the issuer that unknown key ids cause: strangers choose those ids. */
    @WithDefault("10s")
    Duration unknownKeyPause();

    /** How long the issuer may take to answer with its keys. */
    @WithDefault("5s")
    Duration keysTimeout();

    /** How long the outcome of a check is remembered. */
    @WithDefault("60s")
    Duration remembered();

    /** Checked tokens remembered at once; the least used ones are checked again when there are more. */
    @WithDefault("10000")
    @Positive
    int rememberedTokens();
}
