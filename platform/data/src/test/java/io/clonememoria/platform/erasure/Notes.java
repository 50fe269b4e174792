package io.clonememoria.platform.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

@ApplicationScoped
class Notes {

    @Produces
    @Singleton
    PersonalData notes() {
        return PersonalTable.of("notes", "public.note", "id, body");
    }
}
