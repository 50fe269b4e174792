package io.clonememoria.clone.clone;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the clones they made, with everything that was said to them. */
@ApplicationScoped
class PersonalClones {

    @Produces
    @Singleton
    PersonalData clones() {
        return PersonalTable.of("clones", "public.clones", """
                id, space_id, is_personal, name, description, greeting, tone_config, language, status,
                avatar_url, avatar_image_url, llm_provider, llm_model, embedding_provider, tts_provider, tts_voice_id, temperature,
                max_tokens, created_at, updated_at, deleted_at""").softDeleted();
    }
}
