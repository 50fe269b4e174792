package io.clonememoria.clone.departure;

import io.clonememoria.clone.account.Credentials;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DepartureRepository {
    private final SessionSql sql;

    DepartureRepository(SessionSql sql) {
        this.sql = sql;
    }

    /** @return whether the account was there */
    Uni<Boolean> delete(UUID userId) {
        return sql.update("update users set deleted_at = now() where id = $1 and deleted_at is null", userId)
                .map(changed -> changed > 0);
    }

    /** @return whether the account was deleted */
    Uni<Boolean> restore(UUID userId) {
        return sql.update("update users set deleted_at = null where id = $1 and deleted_at is not null", userId)
                .map(changed -> changed > 0);
    }

    /** Before login: of whoever has this address and was deleted since then. */
    Uni<Optional<Credentials>> credentialsOf(String email, Instant since) {
        return sql.select("select user_id, password_hash from private.credentials_of_deleted($1, $2)",
                        email, since.atOffset(ZoneOffset.UTC))
                .map(rows -> rows.stream().findFirst().map(row -> new Credentials((UUID) row[0], (String) row[1])));
    }
}
