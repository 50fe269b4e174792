package io.clonememoria.workspace.user;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: whether they administer the platform, as clone-service says. */
@ApplicationScoped
class PersonalKnowledge {

    @Produces
    @Singleton
    PersonalData person() {
        return PersonalTable.projection("users_known", "projection.users", "id");
    }
}
