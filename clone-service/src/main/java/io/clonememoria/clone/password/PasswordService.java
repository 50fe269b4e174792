package io.clonememoria.clone.password;

import io.clonememoria.clone.account.AccountService;
import io.clonememoria.clone.account.PasswordCheck;
import io.clonememoria.clone.account.Passwords;
import io.clonememoria.clone.mail.Letter;
import io.clonememoria.clone.mail.MailService;
import io.clonememoria.clone.session.SessionService;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.link.OneTimeLinks;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Changes the password of who is logged in. */
@ApplicationScoped
class PasswordService {
    private final AccountService accounts;
    private final PasswordCheck check;
    private final Passwords passwords;
    private final SessionService sessions;
    private final OneTimeLinks links;
    private final MailService mails;
    private final RequestTransaction transaction;

    PasswordService(AccountService accounts, PasswordCheck check, Passwords passwords, SessionService sessions,
            OneTimeLinks links, MailService mails, RequestTransaction transaction) {
        this.accounts = accounts;
        this.check = check;
        this.passwords = passwords;
        this.sessions = sessions;
        this.links = links;
        this.mails = mails;
        this.transaction = transaction;
    }

    /** Every other session of the caller ends, and links that would reset the password are worthless. */
    Uni<Void> change(Caller caller, String current, String wanted) {
        var person = caller.personal().userId();
        return check.require(person, "current_password", current)
                .chain(former -> passwords.hash(wanted)
                        .chain(hash -> transaction.as(caller, () -> accounts.changePassword(person, hash, former)
                                .chain(() -> sessions.endOthers(caller))
                                .chain(() -> links.revoke(person, ResetService.PURPOSE))
                                .chain(() -> accounts.require(person))
                                .chain(user -> mails.send(user.notice(Letter.PASSWORD_CHANGED))))));
    }
}
