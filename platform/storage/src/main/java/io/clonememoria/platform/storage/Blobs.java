package io.clonememoria.platform.storage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import java.time.Instant;
import java.util.Optional;

/** Where bytes are kept as they are: the promises of {@link ObjectStorage}, without its encryption. */
interface Blobs {
    Uni<Void> put(ObjectKey key, String mediaType, Multi<Buffer> bytes);

    Uni<Blob> get(ObjectKey key);

    Uni<Optional<ObjectStat>> stat(ObjectKey key);

    Uni<Void> delete(ObjectKey key);

    Multi<ObjectStat> list(ObjectPrefix prefix);

    /** Removes some of what puts have left that ended before they were done. @return how much; 0 when nothing is left */
    Uni<Long> sweep(Instant before);

    /** @param size of the bytes */
    record Blob(String mediaType, long size, Multi<Buffer> bytes) {}
}
