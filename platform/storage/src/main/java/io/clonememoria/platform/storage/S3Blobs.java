package io.clonememoria.platform.storage;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.reactivestreams.FlowAdapters;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in a bucket of something that speaks S3, which itself shows only whole ones. */
final class S3Blobs implements Blobs {
    /** Pieces that have arrived and wait for who reads slowly; S3's have a few kilobytes. */
    private static final int PIECES_AHEAD = 16;

    private final S3AsyncClient client;
    private final String bucket;

    S3Blobs(S3AsyncClient client, String bucket) {
        this.client = client;
        this.bucket = bucket;
    }

    @Override
    public Uni<Void> put(ObjectKey key, String mediaType, Multi<Buffer> bytes) {
        return Uni.createFrom().deferred(() -> new S3Upload(this, key, mediaType).of(bytes));
    }

    @Override
    public Uni<Blob> get(ObjectKey key) {
        return call(s3 -> s3.getObject(request -> request.bucket(bucket).key(key.toString()), AsyncResponseTransformer.toPublisher()))
                .onFailure(NoSuchKeyException.class).transform(_ -> new NoSuchObject())
                .map(found -> new Blob(found.response().contentType(), found.response().contentLength(),
                        multi(found).map(S3Blobs::buffer)));
    }

    @Override
    public Uni<Optional<ObjectStat>> stat(ObjectKey key) {
        return call(s3 -> s3.headObject(request -> request.bucket(bucket).key(key.toString())))
                .map(found -> Optional.of(new ObjectStat(key, found.contentLength(), found.lastModified())))
                .onFailure(NoSuchKeyException.class).recoverWithItem(Optional.empty());
    }

    @Override
    public Uni<Void> delete(ObjectKey key) {
        return call(s3 -> s3.deleteObject(request -> request.bucket(bucket).key(key.toString()))).replaceWithVoid();
    }

    @Override
    public Multi<ObjectStat> list(ObjectPrefix prefix) {
        return multi(client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix.toString())).contents())
                .map(S3Blobs::statOf)
                .filter(Optional::isPresent).map(Optional::get);
    }

    @Override
    public Uni<Long> sweep(Instant before) {
        return call(s3 -> s3.listMultipartUploads(request -> request.bucket(bucket)))
                .chain(found -> Multi.createFrom().iterable(found.uploads())
                        .filter(upload -> upload.initiated().isBefore(before))
                        .onItem().transformToUniAndConcatenate(upload -> call(s3 -> s3.abortMultipartUpload(request -> request
                                .bucket(bucket).key(upload.key()).uploadId(upload.uploadId()))))
                        .collect().with(Collectors.counting()));
    }

    String bucket() {
        return bucket;
    }

    /** Comes back on the caller's context. */
    <T> Uni<T> call(Function<S3AsyncClient, CompletableFuture<T>> request) {
        return Uni.createFrom().deferred(() -> Uni.createFrom().completionStage(request.apply(client))
                .emitOn(callersContext())
                .onFailure(CompletionException.class).transform(Throwable::getCause)
                .onFailure(S3Blobs::isAway).transform(StorageUnavailable::new));
    }

    private static <T> Multi<T> multi(Publisher<T> published) {
        return Multi.createFrom().deferred(() -> Multi.createFrom().publisher(FlowAdapters.toFlowPublisher(published))
                .emitOn(callersContext(), PIECES_AHEAD)
                .onFailure(CompletionException.class).transform(Throwable::getCause)
                .onFailure(S3Blobs::isAway).transform(StorageUnavailable::new));
    }

    private static Executor callersContext() {
        var context = Vertx.currentContext();
        return context == null ? Runnable::run : task -> context.runOnContext(_ -> task.run());
    }

    /** Not answered, or answered that it cannot now; a wrong bucket or key is nothing that a retry could heal. */
    private static boolean isAway(Throwable failure) {
        return failure instanceof SdkClientException
                || failure instanceof SdkServiceException refused && (refused.statusCode() >= 500 || refused.isThrottlingException());
    }

    /** Nothing for what somebody else has put into the bucket. */
    private static Optional<ObjectStat> statOf(S3Object object) {
        return ObjectKey.parse(object.key()).map(key -> new ObjectStat(key, object.size(), object.lastModified()));
    }

    private static Buffer buffer(ByteBuffer bytes) {
        var copied = new byte[bytes.remaining()];
        bytes.duplicate().get(copied);
        return Buffer.buffer(copied);
    }
}
