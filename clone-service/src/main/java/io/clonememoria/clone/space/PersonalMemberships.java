package io.clonememoria.clone.space;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: to which spaces they belong, as workspace-service says. */
@ApplicationScoped
class PersonalMemberships {

    @Produces
    @Singleton
    PersonalData memberships() {
        return PersonalTable.projection("space_members_known", "projection.space_members", "user_id")
                .inOrderOf("space_id");
    }
}
