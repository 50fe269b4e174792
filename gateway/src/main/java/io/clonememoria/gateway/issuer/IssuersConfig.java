package io.clonememoria.gateway.issuer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;
import java.util.Set;

/** Which outside issuers are trusted to say who somebody is; none, unless some are named. */
@ConfigMapping(prefix = "clonememoria.issuers")
public interface IssuersConfig {
    /** By names that the log uses. */
    @WithParentName
    Map<String, Issuer> all();

    interface Issuer {
        /** Exactly what its tokens say in {@code iss}; its discovery document is found below it. */
        String url();

        /** What its tokens must name in {@code aud}, one of them where there are several. */
        Set<String> audience();

        /** What its tokens may be signed with; never a shared secret. */
        @WithDefault("RS256,ES256")
        Set<String> algorithms();

        /** Whether it lets nobody in with an address that it has not verified, and so need not say it of each. */
        @WithDefault("false")
        boolean verifiesEveryEmail();
    }
}
