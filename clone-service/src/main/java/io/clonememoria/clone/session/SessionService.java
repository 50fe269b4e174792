package io.clonememoria.clone.session;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.clone.account.AccountService;
import io.clonememoria.clone.account.UserView;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.request.Origin;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens, renews and ends sessions. */
@ApplicationScoped
public class SessionService {
    private final AccountService accounts;
    private final SessionRepository sessions;
    private final SessionTokens tokens;
    private final RequestTransaction transaction;
    private final Outbox outbox;
    private final Clock clock;

    SessionService(AccountService accounts, SessionRepository sessions, SessionTokens tokens,
            RequestTransaction transaction, Outbox outbox, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A session of the person whom the present transaction is bound to. */
    Uni<SessionView> open(UserView user) {
        var session = Session.open(UuidCreator.getTimeOrderedEpoch(), user.id(), Origin.current(), clock.instant(),
                tokens.sessionLife());
        return sessions.persist(session)
                .chain(() -> tokens.issue(user, session.id))
                .call(() -> announce("session.created", session));
    }

    /** Tells that somebody failed to log in to this account. */
    Uni<Void> failed(UUID userId) {
        return transaction.asUser(userId, () -> outbox.appendWithOrigin(
                Fact.of(Topics.FACTS_IDENTITY, "session.failed", userId, Map.of("user_id", userId))));
    }

    /**
     * The next tokens of the session. A token that comes a second time was stolen: then nobody keeps the session.
     *
     * @throws InvalidRefreshToken when the secret is unknown, used, revoked or too old
     */
    Uni<SessionView> refresh(RefreshSecret secret) {
        return transaction.beforeLogin(() -> tokens.find(secret))
                .chain(token -> transaction.asUser(token.userId(), () -> use(token)))
                // refused only now: the transaction that revoked must have been committed
                .map(renewed -> renewed.orElseThrow(InvalidRefreshToken::new));
    }

    /** Ends the session that the caller speaks in; a key has none. */
    Uni<Void> logout(Caller caller) {
        var sessionId = caller.sessionId();
        return sessionId == null
                ? Uni.createFrom().voidItem()
                : transaction.as(caller, () -> sessions.lock(sessionId)
                        .onItem().ifNotNull().transformToUni(this::end));
    }

    /** Ends every session of the caller. */
    Uni<Void> logoutEverywhere(Caller caller) {
        return transaction.as(caller, this::endAll);
    }

    /** The caller's sessions that have not ended, the latest first. */
    Uni<Page<OpenSessionView>> list(Caller caller, PageRequest page) {
        return transaction.as(caller.personal(), () -> sessions.listOpen(clock.instant(), page))
                .map(found -> found.map(session -> OpenSessionView.of(session, caller.sessionId())));
    }

    /**
     * Ends one session of the caller; one that has ended stays as it is.
     *
     * @throws SessionNotFound when it is not the caller's
     */
    Uni<Void> revoke(Caller caller, UUID id) {
        return transaction.as(caller.personal(), () -> sessions.requireLocked(id).chain(this::end));
    }

    /** Ends every session of the person whom the present transaction is bound to. */
    public Uni<Void> endAll() {
        return endAllBut(null);
    }

    /** The same, but for the session that the caller speaks in: the present transaction must be theirs. */
    public Uni<Void> endOthers(Caller caller) {
        return endAllBut(caller.sessionId());
    }

    private Uni<Void> endAllBut(@Nullable UUID kept) {
        return sessions.lockOpen(clock.instant())
                .onItem().transformToMulti(open -> Multi.createFrom().iterable(open))
                .filter(session -> !session.id.equals(kept))
                .onItem().transformToUniAndConcatenate(this::end)
                .collect().last()
                .replaceWithVoid();
    }

    private Uni<Optional<SessionView>> use(RefreshTokenRepository.Owned owned) {
        return sessions.lock(owned.sessionId())
                .chain(session -> tokens.presented(owned).chain(token ->
                        switch (session.standing(token, clock.instant())) {
                            case LIVE -> renew(session, token).map(Optional::of);
                            case REUSED -> end(session).replaceWith(Optional.empty());
                            case ENDED -> Uni.createFrom().item(Optional.empty());
                        }));
    }

    private Uni<SessionView> renew(Session session, RefreshToken used) {
        session.renew(used, Origin.current(), clock.instant(), tokens.sessionLife());
        return accounts.admit(session.userId)
                .chain(user -> tokens.issue(user, session.id));
    }

    private Uni<Void> end(Session session) {
        if (session.revokedAt != null) {
            return Uni.createFrom().voidItem();
        }
        session.revoke(clock.instant());
        return announce("session.revoked", session);
    }

    private Uni<Void> announce(String type, Session session) {
        return outbox.appendWithOrigin(Fact.of(Topics.FACTS_IDENTITY, type, session.id,
                Map.of("user_id", session.userId, "session_id", session.id)));
    }
}
