package io.clonememoria.platform.storage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Objects as files below one folder, at the path that their key reads. What is being written lies in {@code .drafts},
 * where no key leads, and becomes an object by being moved.
 */
final class FolderBlobs implements Blobs {
    private static final int MOST_SWEPT = 1000;

    private final Path root;
    private final Path drafts;
    private final Vertx vertx;

    FolderBlobs(Path root, Vertx vertx) {
        this.root = root.toAbsolutePath().normalize();
        this.drafts = this.root.resolve(".drafts");
        this.vertx = vertx;
    }

    @Override
    public Uni<Void> put(ObjectKey key, String mediaType, Multi<Buffer> bytes) {
        return blocking(() -> Draft.in(drafts, mediaType)).chain(draft -> bytes
                .onItem().transformToUniAndConcatenate(buffer -> blocking(() -> draft.append(buffer)))
                .onItem().ignoreAsUni()
                .chain(() -> blocking(() -> draft.publish(at(key))))
                .onFailure().call(() -> blocking(draft::discard))
                .onCancellation().call(() -> blocking(draft::discard)));
    }

    @Override
    public Uni<Blob> get(ObjectKey key) {
        return blocking(() -> BlobFile.open(at(key)))
                .onFailure(NoSuchFileException.class).transform(_ -> new NoSuchObject())
                .map(file -> new Blob(file.mediaType(), file.size(), read(file)));
    }

    @Override
    public Uni<Optional<ObjectStat>> stat(ObjectKey key) {
        return blocking(() -> statOf(key));
    }

    @Override
    public Uni<Void> delete(ObjectKey key) {
        return blocking(() -> {
            if (Files.deleteIfExists(at(key))) {
                Disk.sync(at(key).getParent());
                // An empty folder would still say that there was such a person.
                Disk.removeIfEmpty(at(key).getParent());
            }
            return null;
        });
    }

    /** A folder after the other, so that only one is held in memory. */
    @Override
    public Multi<ObjectStat> list(ObjectPrefix prefix) {
        var people = prefix.userId() != null
                ? Multi.createFrom().item(root.resolve(prefix.toString()))
                : blocking(() -> Disk.entries(root.resolve(prefix.toString()))).onItem().<Path>disjoint();
        return people.onItem().transformToMultiAndConcatenate(folder -> blocking(() -> objectsIn(folder)).onItem().disjoint());
    }

    @Override
    public Uni<Long> sweep(Instant before) {
        return blocking(() -> {
            var swept = 0L;
            for (var draft : Disk.entries(drafts)) {
                if (swept < MOST_SWEPT && Disk.isOlder(draft, before) && Files.deleteIfExists(draft)) {
                    swept++;
                }
            }
            return swept;
        });
    }

    private Multi<Buffer> read(BlobFile file) {
        return Multi.createBy().repeating().uni(() -> blocking(file::read))
                .until(buffer -> buffer.length() == 0)
                .onTermination().call(() -> blocking(file::close));
    }

    private List<ObjectStat> objectsIn(Path folder) throws IOException {
        var found = new ArrayList<ObjectStat>();
        for (var file : Disk.entries(folder)) {
            var key = ObjectKey.parse(root.relativize(file).toString().replace('\\', '/'));
            if (key.isPresent()) {
                statOf(key.get()).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<ObjectStat> statOf(ObjectKey key) throws IOException {
        try {
            return Optional.of(BlobFile.stat(key, at(key)));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }

    private Path at(ObjectKey key) {
        return root.resolve(key.toString());
    }

    /** Comes back on the caller's context. */
    private <T> Uni<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false)
                .onFailure(failure -> failure instanceof IOException && !(failure instanceof NoSuchFileException))
                .transform(StorageUnavailable::new);
    }
}
