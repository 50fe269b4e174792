package io.clonememoria.platform.storage;

import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.Keyset;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Chooses where files are kept. */
@ApplicationScoped
class Storages {
    private final StorageConfig config;
    private final Vertx vertx;

    Storages(StorageConfig config, Vertx vertx) {
        this.config = config;
        this.vertx = vertx;
    }

    @Produces
    @Singleton
    Blobs blobs() {
        return switch (config.kind()) {
            case FOLDER -> new FolderBlobs(config.folder(), vertx);
            case S3 -> S3Connection.open(config.s3());
        };
    }

    @Produces
    @Singleton
    static ObjectStorage objects(Blobs blobs, @Keyset(Keyset.Of.DATA) DataCipher keys) {
        return new EncryptedStorage(blobs, keys);
    }

    /** Settings that are missing must fail the start and not the first file. */
    void start(@Observes StartupEvent started, Blobs blobs) {}
}
