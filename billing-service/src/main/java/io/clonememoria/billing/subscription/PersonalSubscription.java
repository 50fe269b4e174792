package io.clonememoria.billing.subscription;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the plan they are on. Invoices, which the law wants kept, do not exist yet. */
@ApplicationScoped
class PersonalSubscription {

    @Produces
    @Singleton
    PersonalData subscription() {
        return PersonalTable.of("subscription", "public.subscriptions",
                "plan, status, since, period_start, period_end, created_at, updated_at").inOrderOf("user_id");
    }
}
