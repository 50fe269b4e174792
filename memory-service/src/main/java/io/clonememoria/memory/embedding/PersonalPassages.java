package io.clonememoria.memory.embedding;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the passages that search finds, which repeat memories and documents in pieces. */
@ApplicationScoped
class PersonalPassages {

    @Produces
    @Singleton
    PersonalData passages() {
        return PersonalTable.of("passages", "public.clone_document_chunks",
                "id, clone_id, space_id, document_id, memory_id, chunk_index, title, content, language, created_at");
    }
}
