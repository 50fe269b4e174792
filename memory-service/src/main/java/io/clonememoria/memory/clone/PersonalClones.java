package io.clonememoria.memory.clone;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: which clones and memberships they have, as other services say. */
@ApplicationScoped
class PersonalClones {

    @Produces
    @Singleton
    PersonalData clones() {
        return PersonalTable.projection("clones_known", "projection.clones", "user_id").inOrderOf("id");
    }

    @Produces
    @Singleton
    PersonalData memberships() {
        return PersonalTable.projection("space_members_known", "projection.space_members", "user_id")
                .inOrderOf("space_id");
    }
}
