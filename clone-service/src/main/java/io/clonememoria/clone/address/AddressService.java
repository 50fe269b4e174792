package io.clonememoria.clone.address;

import io.clonememoria.clone.account.AccountService;
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
import java.util.Map;
import java.util.UUID;

/** Asks people to prove that an address is theirs, and takes the proof. */
@ApplicationScoped
public class AddressService {
    private static final String VERIFY = "verify-email";

    private final AccountService accounts;
    private final ThrottleService throttle;
    private final AddressRepository addresses;
    private final OneTimeLinks links;
    private final MailService mails;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final AddressConfig config;

    AddressService(AccountService accounts, ThrottleService throttle, AddressRepository addresses, OneTimeLinks links,
            MailService mails, RequestTransaction transaction, Outbox outbox, AddressConfig config) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.addresses = addresses;
        this.links = links;
        this.mails = mails;
        this.transaction = transaction;
        this.outbox = outbox;
        this.config = config;
    }

    /** Sends the person a link with which they prove their address, in the present transaction, which must be theirs. */
    public Uni<Void> askToVerify(UserView user) {
        return links.revoke(user.id(), VERIFY)
                .chain(() -> links.issue(VERIFY, user.id(), new JsonObject(), config.link()))
                .chain(secret -> mails.send(user.link(Letter.VERIFY_EMAIL, secret, config.link())));
    }

    /** The same once more; the link before is worthless then. Who has proven it already gets nothing. */
    Uni<Void> askAgain(Caller caller) {
        return accounts.me(caller)
                .chain(user -> user.emailVerified() ? Uni.createFrom().voidItem() : throttle.mailTo(user.email()))
                .chain(() -> transaction.as(caller, () -> accounts.lock(caller.userId())
                        .chain(user -> user.emailVerified() ? Uni.createFrom().voidItem() : askToVerify(user))));
    }

    /** @throws io.clonememoria.platform.link.LinkNotValid when the link is used, too old or unknown */
    Uni<UserView> verify(String token) {
        return transaction.asAnyone(() -> links.redeem(token, VERIFY)
                .chain(link -> transaction.asUser(link.userId(), () -> addresses.verify()
                        .chain(first -> first ? announce("user.email_verified", link.userId()) : Uni.createFrom().voidItem())
                        .chain(() -> accounts.require(link.userId())))));
    }

    private Uni<Void> announce(String type, UUID userId) {
        return outbox.appendWithOrigin(Fact.of(Topics.FACTS_IDENTITY, type, userId, Map.of("user_id", userId)));
    }
}
