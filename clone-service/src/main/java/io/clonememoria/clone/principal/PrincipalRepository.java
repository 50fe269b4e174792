package io.clonememoria.clone.principal;

import io.clonememoria.platform.problem.NotFound;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Looks up what no request may see, by functions that only the login may call. */
@ApplicationScoped
class PrincipalRepository {
    private static final String COLUMNS = "select user_id, email_verified, admin, suspended, private.may_process(user_id), plan ";

    private final RequestTransaction transaction;
    private final SessionSql sql;

    PrincipalRepository(RequestTransaction transaction, SessionSql sql) {
        this.transaction = transaction;
        this.sql = sql;
    }

    /** @throws NobodyThere when the session was revoked, has expired or its person is gone */
    Uni<PrincipalView> ofSession(String sessionId) {
        return one("from private.principal_of_session($1)", sessionId).map(found -> found.in(UUID.fromString(sessionId)));
    }

    /** @throws NobodyThere when the person is gone */
    Uni<PrincipalView> ofUser(String userId) {
        return one("from private.principal_of_user($1)", userId);
    }

    private Uni<PrincipalView> one(String from, String id) {
        return transaction.beforeLogin(() -> sql.select(COLUMNS + from, uuid(id)))
                .map(rows -> rows.stream().findFirst()
                        .map(row -> new PrincipalView((UUID) row[0], null, (boolean) row[1], (boolean) row[2],
                                (boolean) row[3], (boolean) row[4], (String) row[5]))
                        .orElseThrow(NobodyThere::new));
    }

    private static UUID uuid(String id) throws NotFound {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException none) {
            throw new NobodyThere();
        }
    }
}
