package io.clonememoria.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Letters of the running suite, which has no mail server and shows them in the log of the service that writes them. */
final class Letters {
    private static final Duration SOON = Duration.ofSeconds(30);

    private Letters() {}

    /** Waits for a letter to this address with a link to this page. @return the secret of the newest */
    static String token(String email, String page) {
        var link = Pattern.compile("/" + page + "#token=([A-Za-z0-9_-]{43})");
        return await().atMost(SOON).until(() -> Stream.of(log().split("Sending email "))
                .filter(letter -> letter.contains(" to [" + email + "]"))
                .map(link::matcher).filter(Matcher::find).map(found -> found.group(1))
                .reduce((_, newer) -> newer), Optional::isPresent).orElseThrow();
    }

    private static String log() {
        try {
            return Files.readString(RunningSuite.suite().state().log("clone-service"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
