package io.clonememoria.memory.document;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.storage.PersonalFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the documents they uploaded. Those of a clone that is gone for good go with it. */
@ApplicationScoped
class PersonalDocuments {

    @Produces
    @Singleton
    PersonalData documents() {
        return PersonalTable.of("documents", "public.clone_documents", """
                        id, clone_id, space_id, title, content, source_type, language, metadata, media_type, size_bytes,
                        status, failure, created_at, updated_at, deleted_at""")
                .expiring("""
                        original_key is null and (deleted_at < $1
                            or clone_id in (select id from projection.clones where removed_at < $1))""");
    }

    /** Notes of uploads that are under way; they go by themselves. */
    @Produces
    @Singleton
    PersonalData pendingOriginals() {
        return PersonalTable.of("pending_originals", "public.pending_originals", "original_key, created_at")
                .inOrderOf("original_key");
    }

    /** The files themselves. */
    @Produces
    @Singleton
    PersonalData originals(ObjectStorage storage) {
        return PersonalFiles.of("originals", Originals.FOLDER, "document_id", storage).expiring("""
                update clone_documents d set original_key = null
                from (select id, original_key from clone_documents
                      where original_key is not null
                        and (deleted_at < $1 or clone_id in (select id from projection.clones where removed_at < $1))
                      limit $2 for update) expired
                where d.id = expired.id
                returning expired.original_key""");
    }
}
