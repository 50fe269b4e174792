package io.clonememoria.memory.person;

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
}
