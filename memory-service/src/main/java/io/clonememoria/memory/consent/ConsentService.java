package io.clonememoria.memory.consent;

import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What people allow, as far as word of it has come here. What is not known is not allowed. */
@ApplicationScoped
public class ConsentService {
    private final SessionSql sql;

    ConsentService(SessionSql sql) {
        this.sql = sql;
    }

    /**
     * Goes on when the caller has given the consent; in the present transaction, which must be the caller's.
     *
     * @throws ConsentRequired when not
     */
    public Uni<Void> require(Caller caller, Consent consent) {
        return sql.select("select has_consent($1, $2)", caller.userId(), consent.wireName())
                .invoke(rows -> {
                    if (!(boolean) rows.getFirst()[0]) {
                        throw ConsentRequired.ofCaller(consent);
                    }
                })
                .replaceWithVoid();
    }

    /** Whether the caller has given the consent, where something can be done without it; in a transaction of the caller's. */
    public Uni<Boolean> isGivenByCaller(Caller caller, Consent consent) {
        return sql.select("select has_consent($1, $2)", caller.userId(), consent.wireName())
                .map(rows -> (boolean) rows.getFirst()[0]);
    }

    /**
     * Goes on when the owner of a clone that the caller sees has given the consent; in the present transaction. The owner
     * may be the caller: whoever needs both asks for both.
     *
     * @throws ConsentRequired when not
     */
    public Uni<Void> requireOfOwner(UUID ownerId, Consent consent) {
        return sql.select("select given, own from private.consent_of_owner($1, $2)", ownerId, consent.wireName())
                .invoke(rows -> {
                    var row = rows.getFirst();
                    if (!(boolean) row[0]) {
                        throw (boolean) row[1] ? ConsentRequired.ofCaller(consent) : ConsentRequired.ofOwner(consent);
                    }
                })
                .replaceWithVoid();
    }

    /** Whether a person allows it now, for the step of a job, in its transaction: a job asks again before each step. */
    public Uni<Boolean> isGiven(SqlConnection transaction, UUID userId, Consent consent) {
        return transaction.preparedQuery("select consent_" + consent.wireName() + " from projection.users "
                        + "where id = $1 and removed_at is null and deleted_at is null")
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().hasNext() && Boolean.TRUE.equals(rows.iterator().next().getBoolean(0)));
    }
}
