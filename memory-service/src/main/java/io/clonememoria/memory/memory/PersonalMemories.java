package io.clonememoria.memory.memory;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the memories they wrote and what those said before, and that they changed memories of others. Those of a
 * clone that is gone for good go with it. */
@ApplicationScoped
class PersonalMemories {

    @Produces
    @Singleton
    PersonalData memories() {
        return PersonalTable.of("memories", "public.memories", """
                        id, clone_id, space_id, title, content, language, source_type, speaker, occurred_at,
                        occurred_precision, tags, people, places, trust, import_id, is_own, enabled, metadata, created_at,
                        updated_at,
                        deleted_at""")
                .expiring("deleted_at < $1 or clone_id in (select id from projection.clones where removed_at < $1)");
    }

    /** What they said before they were changed. */
    @Produces
    @Singleton
    PersonalData history() {
        return PersonalTable.of("memory_history", "public.memory_history",
                "id, memory_id, clone_id, space_id, change, before, changed_at");
    }

    /** That the person changed memories of others: that they were changed stays true, by whom nobody knows any more. */
    @Produces
    @Singleton
    PersonalData changes() {
        return PersonalTable.of("memory_changes", "public.memory_history",
                        "id, memory_id, clone_id, space_id, change, changed_at")
                .ofPerson("changed_by_user_id")
                .holding("user_id is distinct from changed_by_user_id")
                .blanking("changed_by_user_id = null");
    }
}
