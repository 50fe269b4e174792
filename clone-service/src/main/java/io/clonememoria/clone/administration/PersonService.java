package io.clonememoria.clone.administration;

import io.clonememoria.clone.account.AccountService;
import io.clonememoria.clone.account.SuspensionService;
import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.outbox.Outbox;
import io.clonememoria.platform.page.Page;
import io.clonememoria.platform.page.PageRequest;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;

/** What administrators see of people and decide about them. */
@ApplicationScoped
class PersonService {
    private final PersonRepository people;
    private final AccountService accounts;
    private final SuspensionService suspensions;
    private final RequestTransaction transaction;
    private final Outbox outbox;

    PersonService(PersonRepository people, AccountService accounts, SuspensionService suspensions,
            RequestTransaction transaction, Outbox outbox) {
        this.people = people;
        this.accounts = accounts;
        this.suspensions = suspensions;
        this.transaction = transaction;
        this.outbox = outbox;
    }

    Uni<Page<PersonView>> list(Caller administrator, PersonFilter filter, PageRequest page) {
        return transaction.asAdministrator(administrator, () -> people.list(filter.words(), page));
    }

    Uni<PersonView> get(Caller administrator, UUID id) {
        return transaction.asAdministrator(administrator, () -> people.require(id));
    }

    /** Gives or takes the administrator's rights, which hold or end at the gateway within a second. */
    Uni<PersonView> update(Caller administrator, UUID id, UpdatePersonRequest wishes) {
        return transaction.asAdministrator(administrator, () -> people.require(id)
                .call(person -> wishes.isPlatformAdmin() == null
                        ? Uni.createFrom().voidItem() : appoint(person, wishes.isPlatformAdmin()))
                .chain(() -> people.require(id)));
    }

    /** Keeps somebody out, or lets them in again. */
    Uni<PersonView> suspend(Caller administrator, UUID id, boolean suspended) {
        return transaction.asAdministrator(administrator, () -> people.require(id)
                .chain(() -> suspensions.change(id, suspended))
                .chain(() -> people.require(id)));
    }

    private Uni<Void> appoint(PersonView person, boolean administrator) {
        if (administrator && person.deletedAt() != null) {
            throw new PersonDeleted();
        }
        return (administrator ? Uni.createFrom().voidItem() : accounts.requireAnotherAdministrator(person.id()))
                .chain(() -> people.makeAdministrator(person.id(), administrator))
                .chain(changed -> changed ? announce(person.id(), administrator) : Uni.createFrom().voidItem());
    }

    private Uni<Void> announce(UUID person, boolean administrator) {
        return outbox.append(Fact.of(Topics.FACTS_IDENTITY, "user.admin_changed", person,
                Map.of("user_id", person, "is_platform_admin", administrator)));
    }
}
