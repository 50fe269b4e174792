package io.clonememoria.platform.storage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/** One object on its way into a bucket: at once when it is small, else in parts that become an object together. */
final class S3Upload {
    /** The smallest that S3 takes: with at most 10,000 parts an object may have 50 GB, and two parts are in memory. */
    private static final int PART = 5 * 1024 * 1024;

    private static final Logger LOG = Logger.getLogger(S3Upload.class);

    private final S3Blobs blobs;
    private final ObjectKey key;
    private final String mediaType;
    private final List<CompletedPart> parts = new ArrayList<>();
    private Buffer gathered = Buffer.buffer();
    private @Nullable String uploadId;

    S3Upload(S3Blobs blobs, ObjectKey key, String mediaType) {
        this.blobs = blobs;
        this.key = key;
        this.mediaType = mediaType;
    }

    Uni<Void> of(Multi<Buffer> bytes) {
        return bytes
                .onItem().transformToUniAndConcatenate(this::take)
                .onItem().ignoreAsUni()
                .chain(this::finish)
                .onFailure().call(this::abort)
                .onCancellation().call(this::abort);
    }

    private Uni<Void> take(Buffer bytes) {
        gathered.appendBuffer(bytes);
        return gathered.length() < PART ? Uni.createFrom().voidItem() : begun().chain(this::sendPart);
    }

    private Uni<Void> finish() {
        return uploadId == null ? putAtOnce() : sendPart().chain(this::complete);
    }

    private Uni<Void> putAtOnce() {
        return blobs.call(s3 -> s3.putObject(
                        request -> request.bucket(blobs.bucket()).key(key.toString()).contentType(mediaType), drained()))
                .replaceWithVoid();
    }

    private Uni<Void> begun() {
        return uploadId != null ? Uni.createFrom().voidItem() : blobs.call(s3 -> s3.createMultipartUpload(
                        request -> request.bucket(blobs.bucket()).key(key.toString()).contentType(mediaType)))
                .invoke(begun -> uploadId = begun.uploadId())
                .replaceWithVoid();
    }

    private Uni<Void> sendPart() {
        if (gathered.length() == 0) {
            return Uni.createFrom().voidItem();
        }
        var number = parts.size() + 1;
        return blobs.call(s3 -> s3.uploadPart(request -> request.bucket(blobs.bucket()).key(key.toString()).uploadId(uploadId)
                        .partNumber(number), drained()))
                .invoke(sent -> parts.add(CompletedPart.builder().partNumber(number).eTag(sent.eTag()).build()))
                .replaceWithVoid();
    }

    private Uni<Void> complete() {
        return blobs.call(s3 -> s3.completeMultipartUpload(request -> request.bucket(blobs.bucket()).key(key.toString())
                        .uploadId(uploadId).multipartUpload(upload -> upload.parts(parts))))
                .replaceWithVoid();
    }

    /** What cannot be aborted now is swept later; the failure that brought us here is the one to tell. */
    private Uni<Void> abort() {
        return uploadId == null ? Uni.createFrom().voidItem() : blobs.call(s3 -> s3.abortMultipartUpload(
                        request -> request.bucket(blobs.bucket()).key(key.toString()).uploadId(uploadId)))
                .onFailure().invoke(failure -> LOG.warnf(failure, "An upload of %s is left to be swept", key))
                .onFailure().recoverWithNull()
                .replaceWithVoid();
    }

    private AsyncRequestBody drained() {
        var body = AsyncRequestBody.fromBytesUnsafe(gathered.getBytes());
        gathered = Buffer.buffer();
        return body;
    }
}
