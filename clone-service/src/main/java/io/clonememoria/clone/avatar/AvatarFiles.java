package io.clonememoria.clone.avatar;

import com.github.f4b6a3.uuid.UuidCreator;
import io.clonememoria.clone.picture.Picture;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.problem.Problem;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The files of pictures. Each has a row before it is stored and as long as it is there; {@link UnseenAvatars} removes
 * those whose rows are shown nowhere, and what is removed here at once it would remove later.
 */
@ApplicationScoped
class AvatarFiles {
    private static final Logger LOG = Logger.getLogger(AvatarFiles.class);

    private final ObjectStorage storage;
    private final AvatarRepository avatars;
    private final RequestTransaction transaction;

    AvatarFiles(ObjectStorage storage, AvatarRepository avatars, RequestTransaction transaction) {
        this.storage = storage;
        this.avatars = avatars;
        this.transaction = transaction;
    }

    /**
     * Keeps a picture that nobody sees yet.
     *
     * @param owner   whose clone it is for
     * @param cloneId null for a clone that is only about to be
     */
    Uni<Avatar> keep(Caller caller, UUID owner, @Nullable UUID cloneId, AvatarSource source, Picture picture) {
        var avatar = Avatar.of(UuidCreator.getTimeOrderedEpoch(), owner, source, picture);
        return transaction.as(caller, () -> avatars.note(avatar, cloneId))
                .chain(() -> storage.put(avatar.key(), picture.mediaType(), Multi.createFrom().item(Buffer.buffer(picture.content()))))
                .replaceWith(avatar);
    }

    Uni<byte[]> read(Avatar avatar) {
        return storage.get(avatar.key())
                .chain(found -> found.content().collect().in(Buffer::buffer, Buffer::appendBuffer))
                .map(Buffer::getBytes);
    }

    /**
     * Removes the file of what was refused. Only when it surely was: a commit whose answer was lost fails as well, and then
     * the picture may be shown.
     */
    Uni<Void> discard(Avatar avatar, Throwable failure) {
        return failure instanceof Problem ? remove(List.of(avatar.key())) : Uni.createFrom().voidItem();
    }

    /** Removes files that are shown no more. */
    Uni<Void> remove(List<ObjectKey> unseen) {
        return Multi.createFrom().iterable(unseen)
                .onItem().transformToUniAndConcatenate(storage::delete)
                .collect().asList()
                .onFailure().invoke(failure -> LOG.warnf(failure, "Files of pictures are left to be swept: %s", unseen))
                .onFailure().recoverWithNull()
                .replaceWithVoid();
    }
}
