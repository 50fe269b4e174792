package io.clonememoria.clone.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;

/** How mails are written and sent. The server is Quarkus' own setting, {@code quarkus.mailer.*}. */
@ConfigMapping(prefix = "clonememoria.mail")
interface MailConfig {
    /** Where the pages are that links lead to: {@code <base>/verify-email#token=...} and so on. */
    @WithDefault("http://127.0.0.1:3000")
    URI linkBase();

    /** Whether mails go into the log instead of to a server, with the secrets in them: for machines that nobody relies on. */
    @WithDefault("false")
    boolean showInLog();

    /** Mails sent at once by one replica. */
    @WithDefault("4")
    @Positive
    int concurrency();

    /** From one look for mails to the next; a commit of this process is followed by a look at once. */
    @WithDefault("1s")
    Duration poll();

    /** How long the server may take over one mail. */
    @WithDefault("20s")
    Duration patience();

    /** From the first try to the second; doubled after each, longer than {@link #patience()}. */
    @WithDefault("30s")
    Duration firstPause();

    /** The pauses grow no further. */
    @WithDefault("15m")
    Duration longestPause();
}
