package io.clonememoria.clone.card;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the cards that they imported. They go with their clones. */
@ApplicationScoped
class PersonalCards {

    @Produces
    @Singleton
    PersonalData cards() {
        return PersonalTable.of("cards", "public.clone_cards", "clone_id, card, created_at").inOrderOf("clone_id");
    }
}
