package io.clonememoria.clone.account;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;

/** What hashing a password may cost. OWASP's least for Argon2id is 19 MiB, two passes, one lane. */
@ConfigMapping(prefix = "clonememoria.password")
interface PasswordConfig {
    /** Memory of one hash, in KiB. */
    @WithDefault("19456")
    @Min(19_456)
    int memory();

    /** Passes over that memory. */
    @WithDefault("2")
    @Min(2)
    int passes();

    /** Hashes computed at once; each takes a core and its memory. */
    @WithDefault("2")
    @Positive
    int concurrency();

    /** Hashes computed or waiting; who comes on top is sent away for a moment. */
    @WithDefault("100")
    @Positive
    int queue();
}
