package io.clonememoria.clone.chat;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: how much they said in each month. */
@ApplicationScoped
class PersonalMessageCounts {

    @Produces
    @Singleton
    PersonalData messageUsage() {
        return PersonalTable.of("message_usage", "public.message_usage", "month, settled").inOrderOf("month");
    }

    @Produces
    @Singleton
    PersonalData messageReservations() {
        return PersonalTable.of("message_reservations", "public.message_reservations", "message_id, month, expires_at")
                .inOrderOf("message_id");
    }
}
