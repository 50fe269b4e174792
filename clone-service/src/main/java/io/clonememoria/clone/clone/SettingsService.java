package io.clonememoria.clone.clone;

import io.clonememoria.clone.provider.ProviderService;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Who speaks for a clone, and how. */
@ApplicationScoped
class SettingsService {
    private final CloneRepository clones;
    private final CloneChanges changes;
    private final ProviderService providers;
    private final RequestTransaction transaction;

    SettingsService(CloneRepository clones, CloneChanges changes, ProviderService providers,
            RequestTransaction transaction) {
        this.clones = clones;
        this.changes = changes;
        this.providers = providers;
        this.transaction = transaction;
    }

    Uni<SettingsView> get(Caller caller, UUID cloneId) {
        return transaction.as(caller, () -> clones.require(cloneId).map(this::view));
    }

    /**
     * @throws io.clonememoria.platform.problem.Invalid      when a choice is not offered here, or beyond its bounds
     * @throws io.clonememoria.clone.consent.ConsentRequired when the caller or the clone's maker does not allow a choice
     */
    Uni<SettingsView> change(Caller caller, UUID cloneId, ChangeSettingsRequest wishes) {
        return transaction.as(caller, () -> changes.require(caller, cloneId)
                .invoke(wishes::applyTo)
                .invoke(clone -> providers.requireOffered(clone.settings()))
                .call(clone -> providers.requireConsents(caller, clone.userId, wishes.providers(), wishes.readsAloud()))
                .call(clones::update)
                .call(clone -> changes.announce("clone.updated", caller, clone))
                .map(this::view));
    }

    private SettingsView view(Clone clone) {
        return SettingsView.of(clone, providers.offered());
    }
}
