package io.clonememoria.clone.account;

import io.clonememoria.platform.transaction.SessionSql;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /** As the row is now, which whoever else wants to change it waits for. */
    Uni<User> lock(UUID id) {
        return sql.select("select 1 from users where id = $1 for update", id).chain(() -> require(id));
    }

    /** Adds the person whom this transaction is bound to. @throws AddressTaken when the address is known */
    Uni<Void> register(Registration registration, String passwordHash) {
        return sql.select("select private.register_user($1, $2, $3, $4)",
                        registration.email(), passwordHash, registration.fullName(), registration.language())
                .invoke(rows -> {
                    if (!(boolean) rows.getFirst()[0]) {
                        throw new AddressTaken();
                    }
                })
                .replaceWithVoid();
    }

    /** Null leaves what is there. */
    Uni<Void> update(UUID id, @Nullable String fullName, @Nullable String language) {
        return sql.update("update users set full_name = coalesce($2, full_name), language = coalesce($3, language) "
                        + "where id = $1 and deleted_at is null", id, fullName, language)
                .replaceWithVoid();
    }

    Uni<Optional<Credentials>> credentialsOf(String email) {
        return sql.select("select user_id, password_hash from private.credentials_of($1)", email)
                .map(rows -> rows.stream().findFirst().map(row -> new Credentials((UUID) row[0], (String) row[1])));
    }

    Uni<Optional<UUID>> personAt(String email) {
        return sql.select("select user_id from private.person_at($1)", email)
                .map(rows -> rows.stream().findFirst().map(row -> (UUID) row[0]));
    }

    /** What somebody logs in with. @throws AccountGone when nobody has this id */
    Uni<Kept> passwordOf(UUID id) {
        return sql.select("select email, password_hash from private.password_of($1)", id)
                .map(rows -> rows.stream().findFirst().orElseThrow(AccountGone::new))
                .map(row -> new Kept((String) row[0], Optional.ofNullable((String) row[1])));
    }

    /**
     * What somebody logs in with.
     *
     * @param passwordHash empty when they have no password
     */
    record Kept(String email, Optional<String> passwordHash) {

        /** Without the hash. */
        @Override
        public String toString() {
            return "Kept[" + email + "]";
        }
    }

    /** @return whether it was the former one, or no former one was given, and has changed */
    Uni<Boolean> changePassword(String hash, @Nullable String former) {
        return sql.select("select private.change_password($1, $2)", hash, former).map(rows -> (boolean) rows.getFirst()[0]);
    }

    Uni<Boolean> isLastAdministrator(UUID id) {
        return sql.select("select private.is_last_administrator($1)", id).map(rows -> (boolean) rows.getFirst()[0]);
    }
}
