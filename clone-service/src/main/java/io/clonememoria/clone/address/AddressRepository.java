package io.clonememoria.clone.address;

import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The address of whom the present transaction is bound to. */
@ApplicationScoped
class AddressRepository {
    private final SessionSql sql;

    AddressRepository(SessionSql sql) {
        this.sql = sql;
    }

    /** @return whether it was not verified before */
    Uni<Boolean> verify() {
        return sql.select("select private.verify_email()").map(rows -> (boolean) rows.getFirst()[0]);
    }

    /** Keeps the address that somebody wants until they have proven that it is theirs. */
    Uni<Void> want(UUID userId, String email) {
        return sql.update("update users set wanted_email = $2 where id = $1", userId, email).replaceWithVoid();
    }

    /** Before login: whether somebody has the address, or had it and may come back. */
    Uni<Boolean> isKnown(String email) {
        return sql.select("select private.is_address_known($1)", email).map(rows -> (boolean) rows.getFirst()[0]);
    }

    /** Makes the wanted address the account's. @return empty when none is wanted */
    Uni<Optional<Taken>> take() {
        return sql.select("select taken, former, was_verified from private.take_wanted_email()")
                .map(rows -> rows.stream().findFirst()
                        .map(row -> new Taken((boolean) row[0], (String) row[1], (boolean) row[2])));
    }

    /**
     * What became of it.
     *
     * @param done        whether the account has it; not when somebody else was faster
     * @param former      the address before
     * @param wasVerified whether that one was proven
     */
    record Taken(boolean done, String former, boolean wasVerified) {

        /** Without the address. */
        @Override
        public String toString() {
            return "Taken[" + done + "]";
        }
    }
}
