package io.clonememoria.clone;

import static org.awaitility.Awaitility.await;

import io.quarkus.arc.Arc;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MockMailbox;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What the service has sent to somebody. */
public record Letterbox(String email) {
    private static final Duration SOON = Duration.ofSeconds(20);

    /** How many letters have come with a link to this page. */
    public long count(String page) {
        return mails().stream().filter(mail -> mail.getText().contains("/" + page + "#token=")).count();
    }

    /** Waits for so many letters with a link to this page. @return the secret in the newest */
    public String token(String page, int letters) {
        await().atMost(SOON).until(() -> count(page) >= letters);
        var link = Pattern.compile("/" + page + "#token=([A-Za-z0-9_-]{43})\\s");
        return mails().stream().map(mail -> link.matcher(mail.getText())).filter(found -> found.find())
                .map(found -> found.group(1)).toList().getLast();
    }

    public String token(String page) {
        return token(page, 1);
    }

    /** Waits for a letter with this subject. */
    public Mail titled(String subject) {
        await().atMost(SOON).until(() -> mails().stream().anyMatch(mail -> mail.getSubject().equals(subject)));
        return mails().stream().filter(mail -> mail.getSubject().equals(subject)).findFirst().orElseThrow();
    }

    public List<Mail> mails() {
        return Arc.container().instance(MockMailbox.class).get().getMailsSentTo(email);
    }
}
