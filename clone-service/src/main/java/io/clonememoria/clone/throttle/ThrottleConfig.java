package io.clonememoria.clone.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How often is too often. */
@ConfigMapping(prefix = "clonememoria.throttle")
interface ThrottleConfig {
    /** Wrong passwords for one account from one address. */
    @WithDefault("10")
    @Positive
    int passwordsFromOneSender();

    /** Wrong passwords for one account from all addresses. */
    @WithDefault("100")
    @Positive
    int passwordsFromAnywhere();

    /** The time in which wrong passwords count, from the first of them on. */
    @WithDefault("15m")
    Duration passwordsWithin();

    /** Mails to one account that one address asks for. */
    @WithDefault("5")
    @Positive
    int mailsFromOneSender();

    /** Mails to one account that all addresses ask for. */
    @WithDefault("10")
    @Positive
    int mailsFromAnywhere();

    /** The time in which mails count, from the first of them on. */
    @WithDefault("1h")
    Duration mailsWithin();

    default Allowance passwords() {
        return new Allowance(passwordsFromOneSender(), passwordsFromAnywhere(), passwordsWithin());
    }

    default Allowance mails() {
        return new Allowance(mailsFromOneSender(), mailsFromAnywhere(), mailsWithin());
    }
}
