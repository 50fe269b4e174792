package io.clonememoria.memory.memory;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the memories they wrote. Those of a clone that is gone for good go with it. */
@ApplicationScoped
class PersonalMemories {

    @Produces
    @Singleton
    PersonalData memories() {
        return PersonalTable.of("memories", "public.memories", """
                        id, clone_id, space_id, title, content, source_type, speaker, occurred_at, occurred_precision,
                        created_at, updated_at, deleted_at""")
                .expiring("deleted_at < $1 or clone_id in (select id from projection.clones where removed_at < $1)");
    }
}
