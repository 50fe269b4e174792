package io.clonememoria.clone.mail;

import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.Keyset;
import io.clonememoria.platform.transaction.CommitListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Takes mails to the server: woken after a commit that may have left one, with a poll behind it. A mail is deleted after
 * the server took it, so that a kill at any moment sends one twice rather than never.
 */
@ApplicationScoped
class MailCourier implements CommitListener {
    private static final Logger LOG = Logger.getLogger(MailCourier.class);
    /** No request's transaction lasts longer. */
    private static final long EXPECTING_NANOS = Duration.ofSeconds(30).toNanos();

    private final Vertx vertx;
    private final MailPost post;
    private final ReactiveMailer mailer;
    private final DataCipher cipher;
    private final MailConfig config;
    private final MeterRegistry meters;

    private Context loop;
    private long poll;
    private boolean busy;
    private boolean again;
    private volatile boolean closed;
    private volatile long expectUntil = System.nanoTime();

    MailCourier(Vertx vertx, MailPost post, ReactiveMailer mailer, @Keyset(Keyset.Of.DATA) DataCipher cipher,
            MailConfig config, MeterRegistry meters) {
        this.vertx = vertx;
        this.post = post;
        this.mailer = mailer;
        this.cipher = cipher;
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes StartupEvent started) {
        loop = vertx.getOrCreateContext();
        poll = vertx.setPeriodic(config.poll().toMillis(), _ -> wake());
        wake();
    }

    // before the pools are closed; what is on its way is sent again
    void stop(@Observes @Priority(1) ShutdownEvent stopping) {
        closed = true;
        vertx.cancelTimer(poll);
    }

    /** Says that a transaction of this process has written a mail: its commit is worth a look. */
    void expectMail() {
        expectUntil = System.nanoTime() + EXPECTING_NANOS;
    }

    @Override
    public void committed() {
        if (System.nanoTime() - expectUntil < 0) {
            wake();
        }
    }

    private void wake() {
        if (loop != null && !closed) {
            loop.runOnContext(_ -> round());
        }
    }

    private void round() {
        if (busy) {
            again = true;
            return;
        }
        if (closed) {
            return;
        }
        busy = true;
        again = false;
        VertxContext.createNewDuplicatedContext(loop).runOnContext(_ -> deliver().subscribe()
                .with(taken -> loop.runOnContext(_ -> finished(taken > 0)), failure -> loop.runOnContext(_ -> failed(failure))));
    }

    private Uni<Integer> deliver() {
        return post.take(config.concurrency())
                .call(taken -> Multi.createFrom().iterable(taken)
                        .onItem().transformToUni(this::deliver).merge(config.concurrency())
                        .collect().last())
                .map(taken -> taken.size());
    }

    private Uni<Void> deliver(MailPost.Waiting waiting) {
        return Uni.createFrom().deferred(() -> mailer.send(letter(waiting)))
                .ifNoItem().after(config.patience()).fail()
                .chain(() -> post.sent(waiting.id()))
                .invoke(() -> count("sent"))
                .onFailure().invoke(failure -> notTaken(waiting, failure))
                .onFailure().recoverWithNull();
    }

    private io.quarkus.mailer.Mail letter(MailPost.Waiting waiting) {
        var written = Written.of(cipher.decrypt(waiting.content(), waiting.id().toString()));
        return new io.quarkus.mailer.Mail()
                .addTo(written.to())
                .setSubject(written.subject())
                .setText(written.text())
                .setHtml(written.html())
                // the same at each try, so that who gets it twice may be shown it once
                .addHeader("Message-ID", "<" + waiting.id() + "@mail.clonememoria.io>");
    }

    /** A server's words may name the address, so the log has the kind of failure only. */
    private void notTaken(MailPost.Waiting waiting, Throwable failure) {
        count("refused");
        LOG.warnf("Mail %s was not taken at attempt %d and waits: %s", waiting.id(), waiting.attempts(),
                failure.getClass().getSimpleName());
    }

    private void count(String outcome) {
        meters.counter("clonememoria.mails", "outcome", outcome).increment();
    }

    private void finished(boolean more) {
        busy = false;
        if (more || again) {
            round();
        }
    }

    private void failed(Throwable failure) {
        busy = false; // the poll comes back to it
        if (!closed) {
            LOG.warnf("Mails wait for the database: %s", failure);
        }
    }
}
