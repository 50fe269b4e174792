package io.clonememoria.memory.imports;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the imports that they made. What they brought are memories like others. */
@ApplicationScoped
class PersonalImports {

    @Produces
    @Singleton
    PersonalData imports() {
        return PersonalTable.of("imports", "public.imports", """
                        id, clone_id, space_id, source_type, title, speaker, speakers, is_masked, time_zone, date_order, status,
                        failure, total, done, first_at, last_at, created_at, updated_at, finished_at""")
                .expiring("original_key is null and clone_id in (select id from projection.clones where removed_at < $1)");
    }
}
