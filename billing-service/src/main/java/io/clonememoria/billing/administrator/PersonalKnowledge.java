package io.clonememoria.billing.administrator;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: what other services tell of them. */
@ApplicationScoped
class PersonalKnowledge {

    @Produces
    @Singleton
    PersonalData person() {
        return PersonalTable.projection("users_known", "projection.users", "id");
    }

    @Produces
    @Singleton
    PersonalData memberships() {
        return PersonalTable.projection("space_members_known", "projection.space_members", "user_id")
                .inOrderOf("space_id");
    }
}
