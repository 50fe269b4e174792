package io.clonememoria.clone.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long a session lasts. */
@ConfigMapping(prefix = "clonememoria.session")
interface SessionConfig {
    /** How long an access token is good for. */
    @WithDefault("15m")
    Duration accessToken();

    /** How long a refresh token is good for, and with it a session that nobody uses. */
    @WithDefault("30d")
    Duration refreshToken();

    /** A refused login answers no sooner than this after it came: the same wait whether or not there is an account. */
    @WithDefault("500ms")
    Duration refusalTime();

    /** How long access tokens are signed with one key. */
    @WithDefault("90d")
    Duration keyLife();

    /** How long a new key is published before it signs: every replica must publish it by then, and every gateway have it. */
    @WithDefault("10m")
    Duration keyNotice();
}
