package io.clonememoria.clone.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;

/** How long a session lasts. */
@ConfigMapping(prefix = "clonememoria")
interface SessionConfig {
    /** Where signing keys are kept; ours in its subfolder {@code access}. */
    @WithName("keys.folder")
    Path keysFolder();

    /** How long an access token is good for. */
    @WithName("session.access-token")
    @WithDefault("15m")
    Duration accessToken();

    /** How long a refresh token is good for, and with it a session that nobody uses. */
    @WithName("session.refresh-token")
    @WithDefault("720h")
    Duration refreshToken();

    /** A refused login answers no sooner than this after it came: the same wait whether or not there is an account. */
    @WithName("session.refusal-time")
    @WithDefault("500ms")
    Duration refusalTime();
}
