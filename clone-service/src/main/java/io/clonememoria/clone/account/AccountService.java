package io.clonememoria.clone.account;

import io.clonememoria.clone.consent.ConsentService;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** People and their accounts. */
@ApplicationScoped
public class AccountService {
    private final UserRepository users;
    private final ConsentService consents;
    private final RequestTransaction transaction;
    private final Outbox outbox;

    AccountService(UserRepository users, ConsentService consents, RequestTransaction transaction, Outbox outbox) {
        this.users = users;
        this.consents = consents;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    /** The caller's own account. */
    public Uni<UserView> me(Caller caller) {
        return transaction.as(caller.personal(), () -> require(caller.userId()));
    }

    /** Changes what the caller wishes to be called, and how we write to them. */
    Uni<UserView> update(Caller caller, UpdateAccountRequest wishes) {
        return transaction.as(caller.personal(), () -> users.update(caller.userId(), wishes.strippedName(), wishes.language())
                .chain(() -> require(caller.userId())));
    }

    /** The person, in the present transaction, which must be theirs. */
    public Uni<UserView> require(UUID userId) {
        return users.require(userId).map(UserView::of);
    }

    /** The same; whoever else wants to change the account waits until this transaction ends. */
    public Uni<UserView> lock(UUID userId) {
        return users.lock(userId).map(UserView::of);
    }

    /**
     * The person who is about to get tokens, in the present transaction, which must be theirs.
     *
     * @throws AccountSuspended when they are kept out
     */
    public Uni<UserView> admit(UUID userId) {
        return users.require(userId)
                .invoke(user -> {
                    if (user.suspendedAt != null) {
                        throw new AccountSuspended();
                    }
                })
                .map(UserView::of);
    }

    /**
     * Adds the person whom the present transaction is bound to.
     *
     * @throws AddressTaken when the address is known, in whatever capitalisation
     */
    public Uni<UserView> register(UUID userId, Registration registration, String passwordHash) {
        return users.register(registration, passwordHash)
                .chain(() -> announce(userId))
                .chain(() -> require(userId));
    }

    /** Notes what a person who was just added allows, and tells of them; in the present transaction, which must be theirs. */
    public Uni<Void> announce(UUID userId) {
        return consents.registered(userId)
                .chain(() -> outbox.appendWithOrigin(
                        Fact.of(Topics.FACTS_IDENTITY, "user.registered", userId, Map.of("user_id", userId))));
    }

    /**
     * Gives whom the present transaction is bound to another password.
     *
     * @param former the hash that must be there still; null for whichever is
     * @throws WrongPassword when another one is there meanwhile
     * @throws AccountGone   when the account was deleted meanwhile
     */
    public Uni<Void> changePassword(UUID userId, String hash, @Nullable String former) {
        return users.changePassword(hash, former)
                .invoke(changed -> {
                    if (!changed) {
                        throw former == null ? new AccountGone() : new WrongPassword("current_password");
                    }
                })
                .chain(() -> outbox.appendWithOrigin(Fact.of(Topics.FACTS_IDENTITY, "user.password_changed", userId,
                        Map.of("user_id", userId, "reset", former == null))));
    }

    /** What to check a password against; empty when nobody has this address. */
    public Uni<Optional<Credentials>> credentialsOf(String email) {
        return transaction.beforeLogin(() -> users.credentialsOf(email));
    }

    /** Who has this address; empty when nobody has. */
    public Uni<Optional<UUID>> personAt(String email) {
        return transaction.beforeLogin(() -> users.personAt(email));
    }

    /**
     * Makes sure that there is another administrator than this person, and that there will be until the present
     * transaction ends.
     *
     * @throws LastAdministrator when there is none
     */
    public Uni<Void> requireAnotherAdministrator(UUID userId) {
        return users.isLastAdministrator(userId)
                .invoke(last -> {
                    if (last) {
                        throw new LastAdministrator();
                    }
                })
                .replaceWithVoid();
    }
}
