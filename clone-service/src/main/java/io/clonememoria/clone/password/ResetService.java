package io.clonememoria.clone.password;

import io.clonememoria.clone.account.AccountService;
import io.clonememoria.clone.account.Passwords;
import io.clonememoria.clone.account.SameTime;
import io.clonememoria.clone.mail.Letter;
import io.clonememoria.clone.mail.MailService;
import io.clonememoria.clone.session.SessionService;
import io.clonememoria.clone.throttle.ThrottleService;
import io.clonememoria.platform.link.OneTimeLinks;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Lets who has forgotten the password choose another, with a link to their address. */
@ApplicationScoped
class ResetService {
    static final String PURPOSE = "password-reset";

    private final AccountService accounts;
    private final Passwords passwords;
    private final ThrottleService throttle;
    private final SameTime sameTime;
    private final SessionService sessions;
    private final OneTimeLinks links;
    private final MailService mails;
    private final RequestTransaction transaction;
    private final ResetConfig config;

    ResetService(AccountService accounts, Passwords passwords, ThrottleService throttle, SameTime sameTime,
            SessionService sessions, OneTimeLinks links, MailService mails, RequestTransaction transaction, ResetConfig config) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.throttle = throttle;
        this.sameTime = sameTime;
        this.sessions = sessions;
        this.links = links;
        this.mails = mails;
        this.transaction = transaction;
        this.config = config;
    }

    /** Sends a link, if anybody has this address. Neither the answer nor its time tells whether. */
    Uni<Void> ask(String email) {
        return throttle.mailTo(email).chain(() -> sameTime.of(() -> accounts.personAt(email)
                .chain(known -> known.map(this::send).orElseGet(() -> Uni.createFrom().voidItem()))));
    }

    /**
     * The password is another one from now on, and every session has ended.
     *
     * @throws io.clonememoria.platform.link.LinkNotValid when the link is used, too old or unknown
     */
    Uni<Void> confirm(String token, String password) {
        return passwords.hash(password)
                .chain(hash -> transaction.asAnyone(() -> links.redeem(token, PURPOSE)
                        .chain(link -> transaction.asUser(link.userId(), () -> set(link.userId(), hash)))));
    }

    /** Of two at once the second waits for the first, and its link is the one that works. */
    private Uni<Void> send(UUID person) {
        return transaction.asUser(person, () -> accounts.lock(person)
                .call(() -> links.revoke(person, PURPOSE))
                .chain(user -> links.issue(PURPOSE, person, new JsonObject(), config.link())
                        .chain(secret -> mails.send(user.link(Letter.RESET_PASSWORD, secret, config.link())))));
    }

    private Uni<Void> set(UUID person, String hash) {
        return accounts.changePassword(person, hash, null)
                .chain(sessions::endAll)
                .chain(() -> links.revoke(person, PURPOSE))
                .chain(() -> accounts.require(person))
                .chain(user -> mails.send(user.notice(Letter.PASSWORD_CHANGED)));
    }
}
