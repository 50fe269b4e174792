package io.clonememoria.clone.account;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Keeps people out, and lets them in again. What they have stays as it is, and their sessions wait. */
@ApplicationScoped
public class SuspensionService {
    private final RequestTransaction transaction;
    private final AccountService accounts;
    private final SessionSql sql;
    private final Outbox outbox;

    SuspensionService(RequestTransaction transaction, AccountService accounts, SessionSql sql, Outbox outbox) {
        this.transaction = transaction;
        this.accounts = accounts;
        this.sql = sql;
        this.outbox = outbox;
    }

    /**
     * Keeps a person out and announces it; does and announces nothing when that is so already, or nobody has this id.
     *
     * @throws LastAdministrator when nobody would administer the platform any more
     */
    public Uni<Void> suspend(Caller administrator, UUID userId) {
        return transaction.asAdministrator(administrator, () -> change(userId, true));
    }

    /** Lets a person in again; the same otherwise. */
    public Uni<Void> reactivate(Caller administrator, UUID userId) {
        return transaction.asAdministrator(administrator, () -> change(userId, false));
    }

    /** The same in the present transaction, which must be an administrator's. */
    public Uni<Void> change(UUID userId, boolean suspended) {
        return suspended
                ? accounts.requireAnotherAdministrator(userId).chain(() -> change(userId, true, "user.suspended"))
                : change(userId, false, "user.reactivated");
    }

    private Uni<Void> change(UUID userId, boolean suspended, String type) {
        return sql.select("select private.suspend_user($1, $2)", userId, suspended)
                .chain(rows -> (boolean) rows.getFirst()[0]
                        ? outbox.append(Fact.of(Topics.FACTS_IDENTITY, type, userId, Map.of("user_id", userId)))
                        : Uni.createFrom().voidItem());
    }
}
