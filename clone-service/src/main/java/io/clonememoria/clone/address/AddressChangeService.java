package io.clonememoria.clone.address;

import io.clonememoria.clone.account.AccountService;
import io.clonememoria.clone.account.PasswordCheck;
import io.clonememoria.clone.account.SameTime;
import io.clonememoria.clone.account.UserView;
import io.clonememoria.clone.mail.Letter;
import io.clonememoria.clone.mail.MailService;
import io.clonememoria.clone.throttle.ThrottleService;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.link.OneTimeLinks;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Gives accounts another address, once it is proven. */
@ApplicationScoped
class AddressChangeService {
    private static final String CHANGE = "confirm-address";
    /** What was sent to the address before must not work for the next one. */
    private static final String[] OF_THE_ADDRESS = {"verify-email", "password-reset", CHANGE};
    private static final Duration WORTH_TELLING = Duration.ofDays(3);

    private final AccountService accounts;
    private final PasswordCheck passwords;
    private final ThrottleService throttle;
    private final SameTime sameTime;
    private final AddressRepository addresses;
    private final OneTimeLinks links;
    private final MailService mails;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final AddressConfig config;

    AddressChangeService(AccountService accounts, PasswordCheck passwords, ThrottleService throttle, SameTime sameTime,
            AddressRepository addresses, OneTimeLinks links, MailService mails, RequestTransaction transaction,
            Outbox outbox, AddressConfig config) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sameTime = sameTime;
        this.addresses = addresses;
        this.links = links;
        this.mails = mails;
        this.transaction = transaction;
        this.outbox = outbox;
        this.config = config;
    }

    /**
     * Sends a link to the address that the caller wants and a warning to the present one. When somebody has that address
     * already, only the warning is sent: the answer, and its time, are the same.
     */
    Uni<Void> want(Caller caller, String email, String password) {
        var person = caller.personal().userId();
        return passwords.require(person, "password", password)
                .chain(() -> throttle.mailTo(email))
                .chain(() -> sameTime.of(() -> transaction.beforeLogin(() -> addresses.isKnown(email))
                        .chain(known -> transaction.as(caller, () -> accounts.lock(person)
                                .call(user -> known ? Uni.createFrom().voidItem() : ask(user, email))
                                .chain(user -> mails.send(user.notice(Letter.ADDRESS_WANTED)))))));
    }

    /**
     * The account gets the address that the link was sent to.
     *
     * @throws AddressNotFree when somebody else has it by now
     */
    Uni<UserView> take(String token) {
        return transaction.asAnyone(() -> links.redeem(token, CHANGE)
                .chain(link -> transaction.asUser(link.userId(), () -> addresses.take()
                        .map(taken -> taken.orElseThrow(NoAddressWanted::new))
                        .chain(taken -> accounts.require(link.userId()).call(user -> taken(user, taken))))));
    }

    private Uni<Void> ask(UserView user, String email) {
        return addresses.want(user.id(), email)
                .chain(() -> links.revoke(user.id(), CHANGE))
                .chain(() -> links.issue(CHANGE, user.id(), new JsonObject(), config.link()))
                .chain(secret -> mails.send(user.mail(Letter.CONFIRM_ADDRESS, email, secret, config.link())));
    }

    private Uni<Void> taken(UserView user, AddressRepository.Taken taken) {
        if (!taken.done()) {
            throw new AddressNotFree();
        }
        return revokeAll(user.id())
                .chain(() -> announce("user.email_changed", user.id()))
                .chain(() -> taken.wasVerified() ? Uni.createFrom().voidItem() : announce("user.email_verified", user.id()))
                .chain(() -> mails.send(user.mail(Letter.ADDRESS_CHANGED, taken.former(), null, WORTH_TELLING)));
    }

    private Uni<Void> revokeAll(UUID userId) {
        var revoked = Uni.createFrom().voidItem();
        for (var purpose : OF_THE_ADDRESS) {
            revoked = revoked.chain(() -> links.revoke(userId, purpose).replaceWithVoid());
        }
        return revoked;
    }

    private Uni<Void> announce(String type, UUID userId) {
        return outbox.appendWithOrigin(Fact.of(Topics.FACTS_IDENTITY, type, userId, Map.of("user_id", userId)));
    }
}
