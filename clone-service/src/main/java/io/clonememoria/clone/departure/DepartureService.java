package io.clonememoria.clone.departure;

import io.clonememoria.clone.account.AccountService;
import io.clonememoria.clone.account.PasswordCheck;
import io.clonememoria.clone.account.UserView;
import io.clonememoria.clone.mail.Letter;
import io.clonememoria.clone.mail.MailService;
import io.clonememoria.clone.session.SessionService;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Deletes accounts. What is in one stays until the retention window ends, and is seen by nobody. */
@ApplicationScoped
class DepartureService {
    private final AccountService accounts;
    private final PasswordCheck passwords;
    private final DepartureRepository departures;
    private final SessionService sessions;
    private final MailService mails;
    private final RequestTransaction transaction;
    private final Outbox outbox;

    DepartureService(AccountService accounts, PasswordCheck passwords, DepartureRepository departures,
            SessionService sessions, MailService mails, RequestTransaction transaction, Outbox outbox) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.departures = departures;
        this.sessions = sessions;
        this.mails = mails;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    /** Deletes the caller's account and ends every session. The last administrator stays. */
    Uni<Void> leave(Caller caller, String password) {
        var person = caller.personal().userId();
        return passwords.require(person, "password", password)
                .chain(() -> transaction.as(caller, () -> accounts.requireAnotherAdministrator(person)
                        .chain(() -> accounts.lock(person))
                        .call(() -> departures.delete(person))
                        .call(sessions::endAll)
                        .call(() -> announce("user.deleted", person))
                        .chain(user -> mails.send(user.notice(Letter.ACCOUNT_DELETED)))));
    }

    /** Brings the account back, for whom the password was checked. Doing it twice is doing it once. */
    Uni<UserView> comeBack(UUID person) {
        return transaction.asUser(person, () -> departures.restore(person)
                .chain(back -> accounts.admit(person).call(user -> back ? tell(user) : Uni.createFrom().voidItem())));
    }

    private Uni<Void> tell(UserView user) {
        return announce("user.restored", user.id())
                .chain(() -> mails.send(user.notice(Letter.ACCOUNT_RESTORED)));
    }

    private Uni<Void> announce(String type, UUID userId) {
        return outbox.appendWithOrigin(Fact.of(Topics.FACTS_IDENTITY, type, userId, Map.of("user_id", userId)));
    }
}
