package io.clonememoria.platform.link;

import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Issues and redeems one-time links. Everything happens in the transaction around it, that of a request, one before login
 * or a worker's: a link that is redeemed in a transaction that does not commit was not.
 *
 * <p>A purpose is a word such as {@code password-reset}, and a link is good for nothing else. In a caller's transaction,
 * links are issued and revoked for the caller only.
 */
@ApplicationScoped
public class OneTimeLinks {
    private static final String ISSUE = "select 1 from (select private.issue_link(decode($1, 'hex'), $2, $3, $4::text::jsonb, "
            + "make_interval(secs => $5))) issued";
    private static final String REDEEM = "select user_id, payload from private.redeem_link(decode($1, 'hex'), $2)";
    private static final String REVOKE = "select private.revoke_links($1, $2)";

    private final SessionSql sql;

    OneTimeLinks(SessionSql sql) {
        this.sql = sql;
    }

    /**
     * Makes a link for a person.
     *
     * @param payload the ids that whoever redeems it needs; nothing secret, nothing personal
     * @return what only the link may hold; it is kept nowhere
     */
    public Uni<LinkSecret> issue(String purpose, UUID userId, JsonObject payload, Duration lifetime) {
        var secret = LinkSecret.random();
        return sql.select(ISSUE, secret.hash(), purpose, userId, payload.encode(), seconds(lifetime)).replaceWith(secret);
    }

    /** The same in a worker's transaction. */
    public Uni<LinkSecret> issue(SqlConnection transaction, String purpose, UUID userId, JsonObject payload, Duration lifetime) {
        var secret = LinkSecret.random();
        return transaction.preparedQuery(ISSUE)
                .execute(Tuple.of(secret.hash(), purpose, userId, payload.encode(), seconds(lifetime)))
                .replaceWith(secret);
    }

    /**
     * Uses a link up.
     *
     * @throws LinkNotValid when it cannot be used for this, whatever the reason
     */
    public Uni<RedeemedLink> redeem(String secret, String purpose) {
        return sql.select(REDEEM, new LinkSecret(secret).hash(), purpose).map(OneTimeLinks::redeemed);
    }

    /** Makes a person's links for a purpose worthless. @return how many there were */
    public Uni<Long> revoke(UUID userId, String purpose) {
        return sql.select(REVOKE, userId, purpose).map(found -> (Long) found.getFirst()[0]);
    }

    private static RedeemedLink redeemed(List<Object[]> found) {
        if (found.isEmpty()) {
            throw new LinkNotValid();
        }
        return new RedeemedLink((UUID) found.getFirst()[0], new JsonObject((String) found.getFirst()[1]));
    }

    private static double seconds(Duration lifetime) {
        return lifetime.toMillis() / 1000.0;
    }
}
