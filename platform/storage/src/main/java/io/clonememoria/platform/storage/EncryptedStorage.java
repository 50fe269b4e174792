package io.clonememoria.platform.storage;

import io.clonememoria.platform.cipher.DataCipher;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import java.util.Optional;

/** Keeps nothing in clear, and binds each object to its key: one that was moved under another cannot be read. */
record EncryptedStorage(Blobs blobs, DataCipher keys) implements ObjectStorage {
    @Override
    public Uni<StoredObject> put(ObjectKey key, String mediaType, Multi<Buffer> content) {
        return Uni.createFrom().deferred(() -> {
            var encryption = new Encryption(keys, key.toString());
            var ciphertext = Multi.createBy().concatenating().streams(
                    Multi.createFrom().item(encryption.head()),
                    content.map(encryption::encrypt),
                    Multi.createFrom().item(encryption::end))
                    .filter(EncryptedStorage::isSomething);
            return blobs.put(key, mediaType, ciphertext).map(_ -> encryption.stored(key, mediaType));
        });
    }

    @Override
    public Uni<ObjectContent> get(ObjectKey key) {
        return blobs.get(key).map(blob -> new ObjectContent(blob.mediaType(), EncryptedFormat.plainSize(blob.size()),
                Multi.createFrom().deferred(() -> decrypted(key, blob.bytes()))));
    }

    @Override
    public Uni<Optional<ObjectStat>> stat(ObjectKey key) {
        return blobs.stat(key).map(found -> found.map(EncryptedStorage::ofContent));
    }

    @Override
    public Uni<Void> delete(ObjectKey key) {
        return blobs.delete(key);
    }

    @Override
    public Multi<ObjectStat> list(ObjectPrefix prefix) {
        return blobs.list(prefix).map(EncryptedStorage::ofContent);
    }

    private Multi<Buffer> decrypted(ObjectKey key, Multi<Buffer> ciphertext) {
        var decryption = new Decryption(keys, key.toString());
        return Multi.createBy().concatenating().streams(
                ciphertext.map(decryption::decrypt),
                Multi.createFrom().item(decryption::end))
                .filter(EncryptedStorage::isSomething);
    }

    private static ObjectStat ofContent(ObjectStat stored) {
        return new ObjectStat(stored.key(), EncryptedFormat.plainSize(stored.size()), stored.storedAt());
    }

    private static boolean isSomething(Buffer buffer) {
        return buffer.length() > 0;
    }
}
