package io.clonememoria.clone.consent;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.clonememoria.platform.transaction.SessionSql;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people allow. */
@ApplicationScoped
public class ConsentService {
    private final ConsentRepository consents;
    private final RequestTransaction transaction;
    private final SessionSql sql;
    private final Outbox outbox;
    private final ConsentConfig config;

    ConsentService(ConsentRepository consents, RequestTransaction transaction, SessionSql sql, Outbox outbox,
            ConsentConfig config) {
        this.consents = consents;
        this.transaction = transaction;
        this.sql = sql;
        this.outbox = outbox;
        this.config = config;
    }

    /**
     * Goes on when the caller has given the consent; in the present transaction, which must be the caller's.
     *
     * @throws ConsentRequired when not
     */
    public Uni<Void> require(Caller caller, Consent consent) {
        return sql.select("select has_consent($1, $2)", caller.userId(), consent.wireName())
                .invoke(rows -> {
                    if (!(boolean) rows.getFirst()[0]) {
                        throw ConsentRequired.ofCaller(consent);
                    }
                })
                .replaceWithVoid();
    }

    /**
     * Goes on when the owner of a clone that the caller sees has given the consent; in the present transaction. The owner
     * may be the caller: whoever needs both asks for both.
     *
     * @throws ConsentRequired when not
     */
    public Uni<Void> requireOfOwner(UUID ownerId, Consent consent) {
        return sql.select("select given, own from private.consent_of_owner($1, $2)", ownerId, consent.wireName())
                .invoke(rows -> {
                    var row = rows.getFirst();
                    if (!(boolean) row[0]) {
                        throw (boolean) row[1] ? ConsentRequired.ofCaller(consent) : ConsentRequired.ofOwner(consent);
                    }
                })
                .replaceWithVoid();
    }

    /** Notes what somebody allows by registering; in the transaction that registers them. */
    public Uni<Void> registered(UUID userId) {
        return consents.write(userId, new Decision(Consent.DATA_PROCESSING, true), config.policyVersion());
    }

    Uni<ConsentsView> of(Caller caller) {
        return transaction.as(caller.personal(), () -> consents.of(caller.userId()).chain(now -> view(caller, now)));
    }

    Uni<Page<LedgerEntryView>> history(Caller caller, PageRequest page) {
        return transaction.as(caller.personal(), () -> consents.history(caller.userId(), page));
    }

    /** Decides; what is so already is neither written nor announced. */
    Uni<ConsentsView> decide(Caller caller, Map<Consent, Boolean> wishes) {
        return transaction.as(caller.personal(), () -> consents.lock(caller.userId())
                .map(now -> now.decisionsFor(wishes))
                .call(decisions -> decisions.isEmpty() ? Uni.createFrom().voidItem() : keep(caller, decisions))
                .chain(() -> consents.of(caller.userId()))
                .chain(now -> view(caller, now)));
    }

    private Uni<Void> keep(Caller caller, List<Decision> decisions) {
        return consents.change(caller.userId(), decisions)
                .chain(() -> Multi.createFrom().iterable(decisions)
                        .onItem().transformToUniAndConcatenate(decision ->
                                consents.write(caller.userId(), decision, config.policyVersion())
                                        .chain(() -> outbox.appendWithOrigin(changed(caller, decision))))
                        .collect().last());
    }

    private Uni<ConsentsView> view(Caller caller, Consents now) {
        return consents.last(caller.userId()).map(last -> ConsentsView.of(now, last));
    }

    private Fact changed(Caller caller, Decision decision) {
        return Fact.of(Topics.FACTS_IDENTITY, "user.consent_changed", caller.userId(), Map.of(
                "user_id", caller.userId(),
                "consent", decision.consent().wireName(),
                "granted", decision.granted(),
                "policy_version", config.policyVersion()));
    }
}
