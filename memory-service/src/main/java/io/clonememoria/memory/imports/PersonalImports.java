package io.clonememoria.memory.imports;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.storage.PersonalFiles;
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

    /** The files of chats that are being imported. */
    @Produces
    @Singleton
    PersonalData importFiles(ObjectStorage storage) {
        return PersonalFiles.of("import_files", Import.FOLDER, "import_id", storage).expiring("""
                update imports i set original_key = null
                from (select id, original_key from imports
                      where original_key is not null and clone_id in (select id from projection.clones where removed_at < $1)
                      limit $2 for update) expired
                where i.id = expired.id
                returning expired.original_key""");
    }
}
