package io.clonememoria.bench.ingest;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The peer: the same model driven directly, with nothing around it. Texts are known beforehand and sorted by length, vectors
 * are thrown away. It is free to choose how many texts it takes at once; see {@link #best}.
 */
final class ModelAlone implements AutoCloseable {
    private static final String FILE = "e5-small-v2-q";
    private static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16);
    private static final int LONGEST = 512;

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final HuggingFaceTokenizer tokenizer;
    private final OrtSession session;

    ModelAlone() throws IOException, OrtException {
        System.setProperty("ai.djl.offline", "true");
        try (var model = resource(FILE + ".onnx"); var words = resource(FILE + "-tokenizer.json");
                var options = new OrtSession.SessionOptions()) {
            // a thread for each text and not for each part of one: measured, the fastest way to use all processors
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(model.readAllBytes(), options);
            tokenizer = HuggingFaceTokenizer.newInstance(words, Map.of("padding", "true", "truncation", "true",
                    "maxLength", Integer.toString(LONGEST), "modelMaxLength", Integer.toString(LONGEST)));
        }
    }

    /** @return texts at once with which it is fastest, as tried on some */
    int best(List<String> some) throws InterruptedException, ExecutionException {
        var best = BATCHES.getFirst();
        var fastest = Double.MAX_VALUE;
        for (var batch : BATCHES) {
            var seconds = Math.min(seconds(some, batch), seconds(some, batch));
            System.out.printf("  the model alone, %d at once: %.1f a second%n", batch, some.size() / seconds);
            if (seconds < fastest) {
                fastest = seconds;
                best = batch;
            }
        }
        return best;
    }

    /** Makes the vectors of all texts on all processors. */
    double seconds(List<String> texts, int batch) throws InterruptedException, ExecutionException {
        var sorted = texts.stream().sorted(Comparator.comparingInt(String::length)).toList();
        var next = new AtomicInteger();
        var begin = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var running = new ArrayList<Future<?>>();
            for (var thread = 0; thread < Runtime.getRuntime().availableProcessors(); thread++) {
                running.add(threads.submit(() -> {
                    giveWay();
                    for (var at = next.getAndAdd(batch); at < sorted.size(); at = next.getAndAdd(batch)) {
                        vectors(sorted.subList(at, Math.min(sorted.size(), at + batch)));
                    }
                    return null;
                }));
            }
            for (var each : running) {
                each.get();
            }
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** As the indexer's threads do, so that what else a machine does takes from both the same. */
    private static void giveWay() {
        var linker = Linker.nativeLinker();
        var setPriority = linker.downcallHandle(linker.defaultLookup().findOrThrow("setpriority"), FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            var _ = (int) setPriority.invokeExact(0, 0, 10);
        } catch (Throwable impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private float[][] vectors(List<String> texts) throws OrtException {
        var encodings = tokenizer.batchEncode(texts);
        var length = encodings[0].getIds().length;
        var shape = new long[] {texts.size(), length};
        var ids = longs(texts.size() * length);
        var mask = longs(texts.size() * length);
        for (var encoding : encodings) {
            ids.put(encoding.getIds());
            mask.put(encoding.getAttentionMask());
        }
        try (var idsTensor = OnnxTensor.createTensor(environment, ids.flip(), shape);
                var maskTensor = OnnxTensor.createTensor(environment, mask.flip(), shape);
                var types = OnnxTensor.createTensor(environment, longs(texts.size() * length), shape);
                var result = session.run(Map.of("input_ids", idsTensor, "attention_mask", maskTensor, "token_type_ids", types))) {
            return means((OnnxTensor) result.get(0), mask, length);
        }
    }

    private static float[][] means(OnnxTensor words, LongBuffer mask, int length) {
        var values = words.getFloatBuffer();
        var size = (int) words.getInfo().getShape()[2];
        var means = new float[(int) words.getInfo().getShape()[0]][size];
        for (var text = 0; text < means.length; text++) {
            for (var word = 0; word < length; word++) {
                for (var at = 0; at < size && mask.get(text * length + word) == 1; at++) {
                    means[text][at] += values.get((text * length + word) * size + at);
                }
            }
        }
        return means;
    }

    private static LongBuffer longs(int count) {
        return ByteBuffer.allocateDirect(count * Long.BYTES).order(ByteOrder.nativeOrder()).asLongBuffer();
    }

    private static InputStream resource(String name) throws IOException {
        var stream = ModelAlone.class.getClassLoader().getResourceAsStream(name);
        if (stream == null) {
            throw new IOException(name + " is not on the class path");
        }
        return stream;
    }

    @Override
    public void close() throws OrtException {
        session.close();
        tokenizer.close();
    }
}
