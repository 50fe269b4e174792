package io.clonememoria.clone.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.clone.account.AccountService;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** Finds the person behind an identity, and makes one on first sight. */
@ApplicationScoped
public class IdentityService {
    private final IdentityRepository identities;
    private final AccountService accounts;
    private final RequestTransaction transaction;
    private final Outbox outbox;

    IdentityService(IdentityRepository identities, AccountService accounts, RequestTransaction transaction, Outbox outbox) {
        this.identities = identities;
        this.accounts = accounts;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    /**
     * Whose identity it is; of many that come at once, all are the same person's. What the issuer tells of the address and
     * the name is taken over on first sight only: from then on they are the person's to change.
     *
     * @throws IdentityWithoutEmail on first sight, when there is no address
     * @throws IdentityNotLinked    on first sight, when the address is somebody's who need not be the same
     */
    public Uni<UUID> personOf(OutsideIdentity identity) {
        return transaction.beforeLogin(() -> identities.find(identity))
                .chain(known -> known.map(person -> Uni.createFrom().item(person)).orElseGet(() -> meet(identity)));
    }

    private Uni<UUID> meet(OutsideIdentity identity) {
        return transaction.beforeLogin(() -> identities.admit(identity, UuidCreator.getTimeOrderedEpoch())
                .chain(admission -> switch (admission) {
                    case Admission.Known known -> Uni.createFrom().item(known.userId());
                    case Admission.Created created -> announce(created);
                    case Admission.Linked linked -> announce(linked);
                    case Admission.Taken _ -> Uni.createFrom().failure(new IdentityNotLinked());
                }));
    }

    private Uni<UUID> announce(Admission.Created created) {
        var person = created.userId();
        return transaction.asUser(person, () -> accounts.announce(person)).replaceWith(person);
    }

    private Uni<UUID> announce(Admission.Linked linked) {
        var person = linked.userId();
        return transaction.asUser(person, () -> outbox.appendWithOrigin(
                Fact.of(Topics.FACTS_IDENTITY, "user.identity_linked", person, Map.of("user_id", person)))).replaceWith(person);
    }
}
