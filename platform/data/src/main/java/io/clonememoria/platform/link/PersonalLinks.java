package io.clonememoria.platform.link;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the links that were sent to them and not yet used. The payload is between the link and its maker. */
@ApplicationScoped
class PersonalLinks {

    @Produces
    @Singleton
    PersonalData oneTimeLinks() {
        return PersonalTable.of("one_time_links", "private.one_time_links", "purpose, created_at, expires_at")
                .inOrderOf("created_at, secret_hash");
    }
}
