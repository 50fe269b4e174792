package io.clonememoria.clone.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.clonememoria.clone.Database;
import io.clonememoria.local.TestInfrastructure;
import io.clonememoria.platform.job.RecurringTasks;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails go to a server that speaks SMTP. Everywhere else in these tests a double stands in its place. */
@QuarkusTest
@TestProfile(MailTest.WithServer.class)
@WithTestResource(TestInfrastructure.class)
class MailTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    public static class WithServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.mailer.mock", "false", "quarkus.mailer.host", "127.0.0.1",
                    "quarkus.mailer.port", Integer.toString(freePort()), "quarkus.mailer.start-tls", "DISABLED",
                    "clonememoria.mail.first-pause", "300ms", "clonememoria.mail.longest-pause", "1s",
                    "clonememoria.mail.poll", "200ms", "clonememoria.mail.link-base", "https://pages.example.org/account/");
        }
    }

    private final String email = "mail-" + UUID.randomUUID() + "@example.org";

    private GreenMail server;

    @Inject
    RecurringTasks tasks;
    @ConfigProperty(name = "quarkus.mailer.port")
    int port;

    @BeforeEach
    void serverThatIsAway() {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void aLetterIsTextAndHtmlInTheLanguageOfThePersonWithTheSecretInTheFragmentOfTheLink() throws Exception {
        server.start();

        register("Zoé <b>& Fils</b>", "fr", 201);

        var mail = received().getFirst();
        assertThat(mail.getSubject()).isEqualTo("Est-ce bien votre adresse ?");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("CloneMemoria <no-reply@clonememoria.io>");
        var parts = parts(mail);
        assertThat(parts).hasSize(2);
        assertThat(parts.get(0)).startsWith("Bonjour Zoé <b>& Fils</b>,")
                .containsPattern("https://pages.example.org/account/verify-email#token=[A-Za-z0-9_-]{43}\\s");
        assertThat(parts.get(1)).contains("<html lang=\"fr\">").contains("Zoé &lt;b&gt;&amp; Fils&lt;/b&gt;")
                .containsPattern("href=\"https://pages.example.org/account/verify-email#token=[A-Za-z0-9_-]{43}\"");
    }

    @Test
    void whileTheServerIsAwayALetterWaitsUnreadableForAnybodyAndThenIsSentOnce() throws Exception {
        var person = register("Rose", "en", 201);
        await().atMost(SOON).until(() -> Database.count(
                "select coalesce(max(attempts), 0) from private.outgoing_mails where user_id = ?", person) >= 2);
        var kept = (byte[]) Database.column("select content from private.outgoing_mails where user_id = ?", person).getFirst();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(email).doesNotContain("verify-email");

        server.start();

        assertThat(received()).hasSize(1);
        await().atMost(SOON).until(() -> waiting(person) == 0);
        assertThat(server.getReceivedMessages()).filteredOn(this::isMine).hasSize(1);
    }

    @Test
    void whatCameToNothingIsNotWritten() {
        register("Rose", "en", 201);
        var before = Database.count("select count(*) from private.outgoing_mails");

        register("Eve", "en", 409);

        assertThat(Database.count("select count(*) from private.outgoing_mails")).isLessThanOrEqualTo(before);
        server.start();
        assertThat(received()).hasSize(1);
    }

    @Test
    void whatNobodyHasAnyUseForIsGivenUp() throws Throwable {
        var person = register("Rose", "en", 201);
        Database.run("update private.outgoing_mails set expires_at = now() where user_id = ?", person);

        VertxContextSupport.subscribeAndAwait(() -> tasks.runNow("expired-mails"));

        assertThat(waiting(person)).isZero();
        server.start();
        register("Rose", "en", 409);
        assertThat(Arrays.stream(server.getReceivedMessages()).filter(this::isMine)).isEmpty();
    }

    private UUID register(String name, String language, int status) {
        var answer = given().contentType("application/json").body(Map.of("email", email, "password", "correct horse battery",
                        "full_name", name, "language", language))
                .post("/api/v1/auth/register").then().statusCode(status).extract();
        return status == 201 ? UUID.fromString(answer.path("user.id")) : null;
    }

    private List<MimeMessage> received() {
        await().atMost(SOON).until(() -> Arrays.stream(server.getReceivedMessages()).anyMatch(this::isMine));
        return Arrays.stream(server.getReceivedMessages()).filter(this::isMine).toList();
    }

    private boolean isMine(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString().equals(email);
        } catch (jakarta.mail.MessagingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static List<String> parts(MimeMessage mail) throws Exception {
        var texts = new ArrayList<String>();
        collect((MimeMultipart) mail.getContent(), texts);
        return texts;
    }

    private static void collect(MimeMultipart content, List<String> texts) throws Exception {
        for (var i = 0; i < content.getCount(); i++) {
            BodyPart part = content.getBodyPart(i);
            if (part.getContent() instanceof MimeMultipart inner) {
                collect(inner, texts);
            } else {
                texts.add(part.getContent().toString());
            }
        }
    }

    private static long waiting(UUID person) {
        return Database.count("select count(*) from private.outgoing_mails where user_id = ?", person);
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
