package io.clonememoria.platform.limit;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: what they have used of each limit. Holds end by their lease. */
@ApplicationScoped
class PersonalLimits {

    @Produces
    @Singleton
    PersonalData limitsUsed() {
        return PersonalTable.of("limits_used", "private.limit_counters", "limit_name, period, used")
                .ofPerson("subject").inOrderOf("limit_name, period");
    }

    @Produces
    @Singleton
    PersonalData limitsHeld() {
        return PersonalTable.of("limits_held", "private.limit_holds", "limit_name, period, amount, expires_at")
                .ofPerson("subject").inOrderOf("limit_name, id");
    }
}
