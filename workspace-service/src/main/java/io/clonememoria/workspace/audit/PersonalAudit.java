package io.clonememoria.workspace.audit;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the acts that the log tells of them. An erasure empties the entry and keeps it: that something was done stays true, who did it nobody knows any more. */
@ApplicationScoped
class PersonalAudit {

    @Produces
    @Singleton
    PersonalData auditLog() {
        return PersonalTable.of("audit_log", "public.audit_log", """
                        id, space_id, event, resource_type, resource_id, metadata, ip_address, user_agent, created_at""")
                .ofPerson("user_id", "resource_id")
                .blanking("""
                        user_id = nullif(user_id, $1), resource_id = nullif(resource_id, $1), metadata = '{}',
                        ip_address = case when user_id <> $1 then ip_address end,
                        user_agent = case when user_id <> $1 then user_agent end""");
    }

    /** From where they acted: an erasure removes it. */
    @Produces
    @Singleton
    PersonalData auditOrigins() {
        return PersonalTable.of("audit_origins", "public.audit_origins", "event_id, ip_address, user_agent, created_at")
                .inOrderOf("event_id");
    }
}
