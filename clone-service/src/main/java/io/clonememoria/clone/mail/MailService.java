package io.clonememoria.clone.mail;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.Keyset;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;

/** Where letters are handed in. */
@ApplicationScoped
public class MailService {
    private static final String KEEP = """
            insert into private.outgoing_mails (id, user_id, content, expires_at)
            values ($1, $2, $3, now() + make_interval(secs => $4))""";

    private final MailWriter writer;
    private final MailCourier courier;
    private final SessionSql sql;
    private final DataCipher cipher;

    MailService(MailWriter writer, MailCourier courier, SessionSql sql, @Keyset(Keyset.Of.DATA) DataCipher cipher) {
        this.writer = writer;
        this.courier = courier;
        this.sql = sql;
        this.cipher = cipher;
    }

    /**
     * Hands a letter in, in the present transaction, which must be of the person that it is about: it is sent when that
     * has committed, and tried again until the server takes it or nobody has any use for it. It may arrive twice.
     */
    public Uni<Void> send(Mail mail) {
        return Uni.createFrom().deferred(() -> {
            var id = UuidCreator.getTimeOrderedEpoch();
            var content = cipher.encrypt(writer.write(mail).kept(), id.toString());
            courier.expectMail();
            return sql.update(KEEP, id, mail.userId(), Buffer.buffer(content), mail.worth().toMillis() / 1000.0);
        }).replaceWithVoid();
    }
}
