package io.clonememoria.clone.avatar;

import io.clonememoria.platform.erasure.PersonalData;
import io.clonememoria.platform.erasure.PersonalTable;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.storage.PersonalFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Of a person: the pictures of their clones, whoever sent them. Those of a clone that is gone go by {@link UnseenAvatars}. */
@ApplicationScoped
class PersonalAvatars {

    @Produces
    @Singleton
    PersonalData avatars() {
        return PersonalTable.of("avatars", "public.avatars",
                "id, clone_id, source, is_shown, media_type, size_bytes, width, height, created_at");
    }

    /** The files of those pictures. */
    @Produces
    @Singleton
    PersonalData avatarFiles(ObjectStorage storage) {
        return PersonalFiles.of("avatar_files", Avatar.FOLDER, "avatar_id", storage);
    }
}
