package io.clonememoria.platform.storage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Files under keys. Content streams through in small pieces, at the pace of the slower side, whatever its size.
 *
 * <p>Everything fails with {@link StorageUnavailable} while the storage is away.
 */
public interface ObjectStorage {
    /**
     * Stores the content. Once this has answered, the object survives a crash. Until then, and when it fails, there is
     * under the key what was there before: nobody ever sees a part of an object. Of two that are stored under one key at
     * once, one stays, whole.
     *
     * @param content read to its end; its failure is the answer's
     */
    Uni<StoredObject> put(ObjectKey key, String mediaType, Multi<Buffer> content);

    /**
     * What is under the key. Its content must be subscribed to, once.
     *
     * @throws NoSuchObject when nothing is
     */
    Uni<ObjectContent> get(ObjectKey key);

    /** What is known of an object without reading it. */
    Uni<Optional<ObjectStat>> stat(ObjectKey key);

    /** Removes what is under the key, if anything is. */
    Uni<Void> delete(ObjectKey key);

    /** Whole objects, in no order. */
    Multi<ObjectStat> list(ObjectPrefix prefix);

    /** Removes everything under the prefix. @return how many objects were removed */
    default Uni<Long> deleteAll(ObjectPrefix prefix) {
        return list(prefix)
                .onItem().transformToUniAndConcatenate(object -> delete(object.key()).replaceWith(object))
                .collect().with(Collectors.counting());
    }
}
