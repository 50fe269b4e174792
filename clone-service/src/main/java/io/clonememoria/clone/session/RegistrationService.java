package io.clonememoria.clone.session;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.clone.account.AccountService;
import io.clonememoria.clone.account.Passwords;
import io.clonememoria.clone.account.Registration;
import io.clonememoria.clone.address.AddressService;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets people in who are new. */
@ApplicationScoped
class RegistrationService {
    private final AccountService accounts;
    private final AddressService addresses;
    private final Passwords passwords;
    private final SessionService sessions;
    private final RequestTransaction transaction;

    RegistrationService(AccountService accounts, AddressService addresses, Passwords passwords, SessionService sessions,
            RequestTransaction transaction) {
        this.accounts = accounts;
        this.addresses = addresses;
        this.passwords = passwords;
        this.sessions = sessions;
        this.transaction = transaction;
    }

    /** A new account with its first session, and a letter that asks whether the address is theirs. */
    Uni<SessionView> register(Registration registration) {
        var userId = UuidCreator.getTimeOrderedEpoch();
        return passwords.hash(registration.password())
                .chain(hash -> transaction.asUser(userId, () -> accounts.register(userId, registration, hash)
                        .call(addresses::askToVerify)
                        .chain(sessions::open)));
    }
}
