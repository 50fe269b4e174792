package io.clonememoria.platform.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.clonememoria.platform.cipher.DataCipher;
import io.clonememoria.platform.cipher.UnreadableCiphertext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every storage promises. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ObjectStorageTest {
    static final Duration LONG = Duration.ofMinutes(1);
    static final Vertx VERTX = Vertx.vertx();

    private UUID ann;
    private UUID bob;
    final DataCipher keys = TestKeys.random();

    abstract Blobs blobs();

    /** What {@link EndlessPut} needs to find the same storage. */
    abstract List<String> address();

    ObjectStorage storage() {
        return new EncryptedStorage(blobs(), keys);
    }

    @BeforeEach
    void strangersToAllOtherTests() {
        ann = UUID.randomUUID();
        bob = UUID.randomUUID();
    }

    /** The sizes about which segments of the cipher end. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_479, 65_480, 65_481, 131_016, 1_000_003})
    void whatIsStoredIsReadByteForByte(int size) throws Exception {
        var key = keyOf(ann);
        var content = random(size);

        var stored = put(key, content);

        assertThat(stored).isEqualTo(new StoredObject(key, "text/plain", size, sha256(content)));
        var read = storage().get(key).await().atMost(LONG);
        assertThat(read.size()).isEqualTo(size);
        assertThat(read.mediaType()).isEqualTo("text/plain");
        assertThat(bytesOf(read.content())).isEqualTo(content);
        assertThat(storage().stat(key).await().atMost(LONG).orElseThrow().size()).isEqualTo(size);
    }

    @Test
    void whatIsDeletedOrNeverWasIsNotThere() {
        var key = keyOf(ann);
        put(key, "Dear Rosa".getBytes(UTF_8));

        storage().delete(key).await().atMost(LONG);
        storage().delete(key).await().atMost(LONG);

        assertThat(storage().stat(key).await().atMost(LONG)).isEmpty();
        assertThatThrownBy(() -> storage().get(key).await().atMost(LONG)).isInstanceOf(NoSuchObject.class);
    }

    @Test
    void thePrefixOfAPersonHoldsTheirObjectsAndNobodyElses() {
        var first = keyOf(ann);
        var second = keyOf(ann);
        var other = keyOf(bob);
        Stream.of(first, second, other).forEach(key -> put(key, key.toString().getBytes(UTF_8)));

        assertThat(keysUnder(new ObjectPrefix("letters", ann))).containsExactlyInAnyOrder(first, second);
        assertThat(keysUnder(ObjectPrefix.all("letters"))).contains(first, second, other);
        assertThat(keysUnder(new ObjectPrefix("exports", ann))).isEmpty();

        assertThat(storage().deleteAll(new ObjectPrefix("letters", ann)).await().atMost(LONG)).isEqualTo(2);
        assertThat(keysUnder(new ObjectPrefix("letters", ann))).isEmpty();
        assertThat(keysUnder(new ObjectPrefix("letters", bob))).containsExactly(other);
    }

    @Test
    void aListedObjectSaysItsSizeAndItsTime() {
        var before = Instant.now().minusSeconds(5);
        put(keyOf(ann), new byte[70_000]);

        var listed = storage().list(new ObjectPrefix("letters", ann)).collect().asList().await().atMost(LONG);

        assertThat(listed).singleElement().satisfies(object -> {
            assertThat(object.size()).isEqualTo(70_000);
            assertThat(object.storedAt()).isBetween(before, Instant.now().plusSeconds(5));
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 6_000_000})
    void whenTheContentBreaksOffThereIsWhatWasThereBefore(int size) {
        var kept = keyOf(ann);
        var fresh = keyOf(ann);
        put(kept, "before".getBytes(UTF_8));

        for (var key : List.of(kept, fresh)) {
            var broken = Multi.createBy().concatenating().streams(pieces(new byte[size]),
                    Multi.createFrom().<Buffer>failure(new IllegalStateException("the sender is gone")));
            assertThatThrownBy(() -> storage().put(key, "text/plain", broken).await().atMost(LONG))
                    .hasMessage("the sender is gone");
        }

        assertThat(read(kept)).asString(UTF_8).isEqualTo("before");
        assertThat(keysUnder(new ObjectPrefix("letters", ann))).containsExactly(kept);
        assertThat(blobs().sweep(Instant.now().plusSeconds(60)).await().atMost(LONG)).as("left to be swept").isZero();
    }

    @Test
    void aKilledPutLeavesNothingButWhatIsSwept() throws Exception {
        var key = keyOf(ann);

        EndlessPut.startAndKill(address(), key);

        assertThat(keysUnder(new ObjectPrefix("letters", ann))).isEmpty();
        assertThat(storage().stat(key).await().atMost(LONG)).isEmpty();
        assertThat(blobs().sweep(Instant.now().minusSeconds(60)).await().atMost(LONG)).as("old enough").isZero();
        assertThat(blobs().sweep(Instant.now().plusSeconds(60)).await().atMost(LONG)).isOne();
        assertThat(blobs().sweep(Instant.now().plusSeconds(60)).await().atMost(LONG)).isZero();
    }

    @Test
    void ofManyThatAreStoredUnderOneKeyAtOnceOneStaysWhole() {
        var key = keyOf(ann);
        var contents = IntStream.range(0, 8).mapToObj(_ -> random(300_000)).toList();

        Multi.createFrom().iterable(contents)
                .onItem().transformToUniAndMerge(content -> storage().put(key, "text/plain", pieces(content)))
                .collect().asList().await().atMost(LONG);

        assertThat(contents).anyMatch(content -> Arrays.equals(content, read(key)));
    }

    @Test
    void anObjectThatWasMovedUnderAnotherKeyOrMadeWithOtherKeysCannotBeRead() {
        var from = keyOf(ann);
        var to = keyOf(bob);
        put(from, "Dear Rosa".getBytes(UTF_8));

        var taken = blobs().get(from).await().atMost(LONG);
        blobs().put(to, taken.mediaType(), taken.bytes()).await().atMost(LONG);

        assertThatThrownBy(() -> read(to)).isInstanceOf(UnreadableCiphertext.class);
        assertThatThrownBy(() -> bytesOf(new EncryptedStorage(blobs(), TestKeys.random()).get(from).await().atMost(LONG).content()))
                .isInstanceOf(UnreadableCiphertext.class);
    }

    @Test
    void anObjectThatWasChangedOrCutShortCannotBeRead() {
        var key = keyOf(ann);
        put(key, random(200_000));
        var whole = bytesOf(blobs().get(key).await().atMost(LONG).bytes());

        for (var length : new int[] {0, 100, 256, 300, 65_536 + 256, whole.length - 1}) {
            blobs().put(key, "text/plain", pieces(Arrays.copyOf(whole, length))).await().atMost(LONG);
            assertThat(catchThrowable(() -> read(key))).as("cut to " + length).isInstanceOf(UnreadableCiphertext.class);
        }
        var changed = whole.clone();
        changed[150_000] ^= 1;
        blobs().put(key, "text/plain", pieces(changed)).await().atMost(LONG);
        assertThatThrownBy(() -> read(key)).isInstanceOf(UnreadableCiphertext.class);
    }

    @Test
    void nothingIsKeptInClear() {
        var key = keyOf(ann);
        put(key, "Dear Rosa".repeat(100).getBytes(UTF_8));

        assertThat(new String(bytesOf(blobs().get(key).await().atMost(LONG).bytes()), ISO_8859_1))
                .doesNotContain("Rosa");
    }

    @Test
    void aSlowReaderHoldsTheContentBack() {
        var key = keyOf(ann);
        put(key, random(2_000_000));
        var passed = new AtomicLong();
        var watched = new WatchedBlobs(blobs(), passed);
        var reader = AssertSubscriber.<Buffer>create(2);

        new EncryptedStorage(watched, keys).get(key).await().atMost(LONG).content().subscribe(reader);
        reader.awaitItems(2, LONG);

        assertThat(passed.get()).isLessThan(1_000_000);
        reader.request(Long.MAX_VALUE).awaitCompletion(LONG);
        assertThat(passed.get()).isGreaterThan(2_000_000);
    }

    @Test
    void aSlowStorageHoldsTheSenderBack() {
        var piece = Buffer.buffer(random(64 * 1024));
        var ahead = new AtomicLong();
        var mostAhead = new AtomicLong();
        var content = Multi.createFrom().range(0, 40).map(_ -> piece).onRequest().invoke(count ->
                mostAhead.accumulateAndGet(ahead.addAndGet(count), Math::max)).onItem().invoke(_ -> ahead.decrementAndGet());

        storage().put(keyOf(ann), "text/plain", content).await().atMost(LONG);

        assertThat(mostAhead.get()).isLessThanOrEqualTo(2);
    }

    StoredObject put(ObjectKey key, byte[] content) {
        return storage().put(key, "text/plain", pieces(content)).await().atMost(LONG);
    }

    byte[] read(ObjectKey key) {
        return bytesOf(storage().get(key).await().atMost(LONG).content());
    }

    List<ObjectKey> keysUnder(ObjectPrefix prefix) {
        return storage().list(prefix).map(ObjectStat::key).collect().asList().await().atMost(LONG);
    }

    static ObjectKey keyOf(UUID person) {
        return new ObjectKey("letters", person, UUID.randomUUID());
    }

    static byte[] random(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    static Multi<Buffer> pieces(byte[] content) {
        return Multi.createFrom().items(IntStream.iterate(0, at -> at < content.length, at -> at + 50_000)
                .mapToObj(at -> Buffer.buffer(Arrays.copyOfRange(content, at, Math.min(content.length, at + 50_000)))).toList().stream());
    }

    static byte[] bytesOf(Multi<Buffer> content) {
        return content.collect().in(Buffer::buffer, Buffer::appendBuffer).await().atMost(LONG).getBytes();
    }

    /** Counts the bytes that are read. */
    private record WatchedBlobs(Blobs blobs, AtomicLong passed) implements Blobs {
        @Override
        public Uni<Blob> get(ObjectKey key) {
            return blobs.get(key).map(blob -> new Blob(blob.mediaType(), blob.size(),
                    blob.bytes().onItem().invoke(buffer -> passed.addAndGet(buffer.length()))));
        }

        @Override
        public Uni<Void> put(ObjectKey key, String mediaType, Multi<Buffer> bytes) {
            return blobs.put(key, mediaType, bytes);
        }

        @Override
        public Uni<Optional<ObjectStat>> stat(ObjectKey key) {
            return blobs.stat(key);
        }

        @Override
        public Uni<Void> delete(ObjectKey key) {
            return blobs.delete(key);
        }

        @Override
        public Multi<ObjectStat> list(ObjectPrefix prefix) {
            return blobs.list(prefix);
        }

        @Override
        public Uni<Long> sweep(Instant before) {
            return blobs.sweep(before);
        }
    }

    private static String sha256(byte[] content) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }
}
