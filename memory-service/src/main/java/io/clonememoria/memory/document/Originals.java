package io.clonememoria.memory.document;

import io.clonememoria.memory.extraction.FileToRead;
import io.clonememoria.platform.identity.Caller;
import io.clonememoria.platform.storage.ObjectContent;
import io.clonememoria.platform.storage.ObjectKey;
import io.clonememoria.platform.storage.ObjectStorage;
import io.clonememoria.platform.storage.StoredObject;
import io.clonememoria.platform.transaction.RequestTransaction;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.file.OpenOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import org.jboss.logging.Logger;

/**
 * The files that people uploaded, byte for byte, under their names. What is about to be stored is noted first, so that a
 * process that is killed before the document exists leaves nothing that nobody knows of.
 */
@ApplicationScoped
class Originals {
    /** Of the object storage. */
    static final String FOLDER = "documents";

    private static final Logger LOG = Logger.getLogger(Originals.class);
    private static final int PORTION = 64 * 1024;
    private static final int PORTIONS_AT_ONCE = 16;

    private final ObjectStorage storage;
    private final PendingOriginals pending;
    private final RequestTransaction transaction;
    private final Vertx vertx;

    Originals(ObjectStorage storage, PendingOriginals pending, RequestTransaction transaction, Vertx vertx) {
        this.storage = storage;
        this.pending = pending;
        this.transaction = transaction;
        this.vertx = vertx;
    }

    /** Keeps a copy of the file; it stays when the key is settled in the transaction that writes it into a row. */
    Uni<ObjectKey> keep(Caller caller, UUID documentId, Upload upload, String mediaType) {
        var key = keyOf(caller.userId(), documentId);
        return transaction.as(caller, () -> pending.note(key))
                .chain(() -> vertx.fileSystem().open(upload.file().toString(), new OpenOptions().setWrite(false).setCreate(false)))
                .chain(file -> storage.put(key, mediaType, file.setReadBufferSize(PORTION).toMulti())
                        .eventually(file::close))
                .replaceWith(key);
    }

    /** What reads an original, a portion at a time. Blocking. */
    FileToRead reading(ObjectKey key) {
        return place -> {
            try (var file = Files.newOutputStream(place)) {
                for (var portion : storage.get(key).onItem().transformToMulti(ObjectContent::content)
                        .subscribe().asIterable(PORTIONS_AT_ONCE, () -> new ArrayBlockingQueue<>(PORTIONS_AT_ONCE))) {
                    file.write(portion.getBytes());
                }
            }
        };
    }

    /** Keeps what is fetched from the web, under a key that the document's row has had from the beginning. */
    Uni<StoredObject> keep(ObjectKey key, Multi<Buffer> content) {
        return storage.put(key, "application/octet-stream", content);
    }

    /** The key of a document's original. */
    static ObjectKey keyOf(UUID userId, UUID documentId) {
        return new ObjectKey(FOLDER, userId, documentId);
    }

    /**
     * Removes the original of what was refused. Not when a document refers to it after all: a commit whose answer was
     * lost looks like a refusal. When this fails, the original is swept later.
     */
    Uni<Void> discard(Caller caller, ObjectKey key) {
        return transaction.as(caller, () -> pending.isPending(key))
                .chain(isPending -> isPending ? remove(caller, key) : Uni.createFrom().voidItem())
                .onFailure().invoke(failure -> LOG.warnf(failure, "The original %s of a refused upload is left to be swept", key))
                .onFailure().recoverWithNull();
    }

    private Uni<Void> remove(Caller caller, ObjectKey key) {
        return storage.delete(key).chain(() -> transaction.as(caller, () -> pending.forget(key)));
    }
}
