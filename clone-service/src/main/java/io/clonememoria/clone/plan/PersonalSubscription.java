package io.clonememoria.clone.plan;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: which plan they are on, as billing-service says. */
@ApplicationScoped
class PersonalSubscription {

    @Produces
    @Singleton
    PersonalData subscription() {
        return PersonalTable.projection("subscriptions_known", "projection.subscriptions", "user_id");
    }
}
