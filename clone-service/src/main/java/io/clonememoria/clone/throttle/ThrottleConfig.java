package io.clonememoria.clone.throttle;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/** How often is too often. */
@ConfigMapping(prefix = "clonememoria.throttle")
interface ThrottleConfig {
    /** Wrong passwords. */
    Passwords passwords();

    /** Mails that whoever knows an address can set off. */
    Mails mails();

    interface Passwords {
        /** Wrong passwords for one account from one address. */
        @WithDefault("10")
        @Positive
        int fromOneSender();

        /** Wrong passwords for one account from all addresses. */
        @WithDefault("100")
        @Positive
        int fromAnywhere();

        /** The time in which they count, from the first of them on. */
        @WithDefault("15m")
        Duration within();

        default Allowance allowance() {
            return new Allowance(fromOneSender(), fromAnywhere(), within());
        }
    }

    interface Mails {
        /** Mails to one account that one address asks for. */
        @WithDefault("5")
        @Positive
        int fromOneSender();

        /** Mails to one account that all addresses ask for. */
        @WithDefault("10")
        @Positive
        int fromAnywhere();

        /** The time in which they count, from the first of them on. */
        @WithDefault("1h")
        Duration within();

        default Allowance allowance() {
            return new Allowance(fromOneSender(), fromAnywhere(), within());
        }
    }
}
