package io.clonememoria.clone.mail;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: mails to them that are not sent yet. What they say is in their mailbox soon, with links that are secrets. */
@ApplicationScoped
class OutgoingMails {

    @Produces
    @Singleton
    PersonalData outgoingMails() {
        return PersonalTable.of("outgoing_mails", "private.outgoing_mails", "id, created_at, expires_at");
    }
}
