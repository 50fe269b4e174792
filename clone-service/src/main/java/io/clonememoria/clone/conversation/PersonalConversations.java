package io.clonememoria.clone.conversation;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: what they and their clones said to each other. The events of a stream repeat it for an hour. */
@ApplicationScoped
class PersonalConversations {

    @Produces
    @Singleton
    PersonalData conversations() {
        return PersonalTable.of("conversations", "public.conversations",
                "id, clone_id, space_id, is_shared, title, created_at, updated_at, deleted_at").softDeleted();
    }

    @Produces
    @Singleton
    PersonalData messages() {
        return PersonalTable.of("messages", "public.messages",
                "id, conversation_id, space_id, role, content, metadata, created_at, deleted_at").softDeleted();
    }

    @Produces
    @Singleton
    PersonalData messageEvents() {
        return PersonalTable.of("message_events", "public.message_events",
                        "message_id, position, event, data, created_at")
                .inOrderOf("message_id, position")
                .expiring("created_at < now() - interval '1 hour'");
    }
}
