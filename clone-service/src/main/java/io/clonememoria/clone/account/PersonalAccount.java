package io.clonememoria.clone.account;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the account, and how its consents stand. It is not purged by time: an account ends by an erasure, everywhere at once. */
@ApplicationScoped
class PersonalAccount {

    @Produces
    @Singleton
    PersonalData users() {
        return PersonalTable.of("users", "public.users", """
                        id, email, wanted_email, email_verified_at, full_name, language,
                        consent_data_processing, consent_voice_processing, consent_video_processing, consent_third_party_apis,
                        consent_whatsapp_ingestion, last_data_export_at, is_platform_admin,
                        billing_plan, billing_period_start, billing_period_end, billing_customer_id, created_at,
                        updated_at, deleted_at""")
                .ofPerson("id");
    }
}
