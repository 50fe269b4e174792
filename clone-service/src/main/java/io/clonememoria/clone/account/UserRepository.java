package io.clonememoria.clone.account;

import io.clonememoria.platform.transaction.SessionSql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class UserRepository implements PanacheRepositoryBase<User, UUID> {
    private final SessionSql sql;

    UserRepository(SessionSql sql) {
        this.sql = sql;
    }

    Uni<User> require(UUID id) {
        return find("id = ?1 and deletedAt is null", id).firstResult()
                .onItem().ifNull().failWith(AccountGone::new);
    }

    /** Adds the person whom this transaction is bound to. @throws AddressTaken when the address is known */
    Uni<Void> register(Registration registration, String passwordHash) {
        return sql.select("select private.register_user($1, $2, $3)",
                        registration.email(), passwordHash, registration.fullName())
                .invoke(rows -> {
                    if (!(boolean) rows.getFirst()[0]) {
                        throw new AddressTaken();
                    }
                })
                .replaceWithVoid();
    }

    Uni<Optional<Credentials>> credentialsOf(String email) {
        return sql.select("select user_id, password_hash from private.credentials_of($1)", email)
                .map(rows -> rows.stream().findFirst().map(row -> new Credentials((UUID) row[0], (String) row[1])));
    }
}
