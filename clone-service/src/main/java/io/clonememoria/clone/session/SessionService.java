package io.clonememoria.clone.session;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.clone.account.AccountService;
import io.clonememoria.clone.account.Credentials;
import io.clonememoria.clone.account.Passwords;
import io.clonememoria.clone.account.Registration;
import io.clonememoria.clone.account.UserView;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Opens, renews and ends sessions. */
@ApplicationScoped
public class SessionService {
    private final AccountService accounts;
    private final Passwords passwords;
    private final RefreshTokenRepository refreshTokens;
    private final AccessTokens accessTokens;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final SessionConfig config;
    private final Clock clock;

    SessionService(AccountService accounts, Passwords passwords, RefreshTokenRepository refreshTokens,
            AccessTokens accessTokens, RequestTransaction transaction, Outbox outbox, SessionConfig config,
            Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.transaction = transaction;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    /** A new account with its first session. */
    Uni<SessionView> register(Registration registration) {
        var userId = UuidCreator.getTimeOrderedEpoch();
        return passwords.hash(registration.password())
                .chain(hash -> transaction.asUser(userId, () -> accounts.register(userId, registration, hash)
                        .chain(this::open)));
    }

    /** @throws InvalidCredentials after the same time whether or not anybody has this address */
    Uni<SessionView> login(String email, String password) {
        var cameAt = clock.instant();
        return accounts.credentialsOf(email)
                .chain(known -> passwords.matches(password, known.map(Credentials::passwordHash))
                        .chain(right -> right ? open(known.orElseThrow().userId()) : refuse(known, cameAt)));
    }

    /** The next tokens of the session. A token that comes a second time was stolen: then nobody keeps the session. */
    Uni<SessionView> refresh(RefreshSecret presented) {
        return transaction.beforeLogin(() -> refreshTokens.find(presented))
                .map(found -> found.orElseThrow(InvalidRefreshToken::new))
                .chain(found -> transaction.asUser(found.userId(), () -> use(found.tokenId())))
                // thrown only here: what the transaction revoked must be committed
                .map(session -> session.orElseThrow(InvalidRefreshToken::new));
    }

    /** Ends the session that the caller speaks in; a key has none. */
    Uni<Void> logout(Caller caller) {
        var sessionId = caller.sessionId();
        return sessionId == null
                ? Uni.createFrom().voidItem()
                : transaction.as(caller, () -> end(caller.userId(), sessionId));
    }

    /** Ends every session of the caller. */
    Uni<Void> logoutEverywhere(Caller caller) {
        return transaction.as(caller, () -> refreshTokens.openSessions(clock.instant())
                .onItem().transformToMulti(sessions -> Multi.createFrom().iterable(sessions))
                .onItem().transformToUniAndConcatenate(sessionId -> end(caller.userId(), sessionId))
                .collect().last()
                .replaceWithVoid());
    }

    private Uni<SessionView> open(UUID userId) {
        return transaction.asUser(userId, () -> accounts.require(userId).chain(this::open));
    }

    private Uni<SessionView> open(UserView user) {
        var sessionId = UuidCreator.getTimeOrderedEpoch();
        return issue(user, sessionId, clock.instant())
                .call(() -> announce("session.created", user.id(), sessionId));
    }

    private Uni<SessionView> issue(UserView user, UUID sessionId, Instant now) {
        var secret = RefreshSecret.random();
        return refreshTokens.keep(UuidCreator.getTimeOrderedEpoch(), sessionId, secret, now.plus(config.refreshToken()))
                .replaceWith(() -> new SessionView(accessTokens.of(user.id(), sessionId, now), "Bearer",
                        accessTokens.life().toSeconds(), secret.text(), user));
    }

    private Uni<SessionView> refuse(Optional<Credentials> known, Instant cameAt) {
        return known.map(account -> failed(account.userId())).orElseGet(() -> Uni.createFrom().voidItem())
                .chain(() -> waitUntil(cameAt.plus(config.refusalTime())))
                .chain(() -> Uni.createFrom().failure(new InvalidCredentials()));
    }

    private Uni<Void> failed(UUID userId) {
        return transaction.asUser(userId, () -> outbox.append(
                Fact.of(Topics.FACTS_IDENTITY, "session.failed", userId, Map.of("user_id", userId))));
    }

    private Uni<Void> waitUntil(Instant moment) {
        var left = Duration.between(clock.instant(), moment);
        return left.isPositive()
                ? Uni.createFrom().voidItem().onItem().delayIt().by(left)
                : Uni.createFrom().voidItem();
    }

    private Uni<Optional<SessionView>> use(UUID tokenId) {
        var now = clock.instant();
        return refreshTokens.lock(tokenId)
                .chain(token -> switch (token.standing(now)) {
                    case LIVE -> replace(token, now).map(Optional::of);
                    case REUSED -> end(token.userId, token.sessionId).replaceWith(Optional.empty());
                    case ENDED -> Uni.createFrom().item(Optional.empty());
                });
    }

    private Uni<SessionView> replace(RefreshToken token, Instant now) {
        token.replaced(now);
        return accounts.require(token.userId)
                .chain(user -> issue(user, token.sessionId, now));
    }

    private Uni<Void> end(UUID userId, UUID sessionId) {
        return refreshTokens.revoke(sessionId, clock.instant())
                .chain(revoked -> revoked == 0
                        ? Uni.createFrom().voidItem()
                        : announce("session.revoked", userId, sessionId));
    }

    private Uni<Void> announce(String type, UUID userId, UUID sessionId) {
        return outbox.append(Fact.of(Topics.FACTS_IDENTITY, type, sessionId,
                Map.of("user_id", userId, "session_id", sessionId)));
    }
}
