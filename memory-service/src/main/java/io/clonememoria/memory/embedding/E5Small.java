package io.clonememoria.memory.embedding;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * e5-small-v2, quantized to int8, out of its jar: no network, no key. Of the models that run in process it finds most
 * in conversations. Questions and passages must say which they are; see {@link #ofQuestion} and {@link #ofPassages}.
 *
 * <p>langchain4j's own class for it lets ONNX take all cores for every text; here one text takes one thread, so that
 * whoever calls decides how many cores are busy.
 */
final class E5Small extends AbstractInProcessEmbeddingModel implements VectorModel {
    private static final String FILE = "e5-small-v2-q";
    /** Written beside each vector: vectors of different models, or of texts put differently, must never be compared. */
    static final String NAME = FILE + "/spoken";
    static final int DIMENSION = 384;

    private final OnnxBertBiEncoder encoder;

    /** Takes about a second and 100 MB. */
    E5Small() {
        super(Runnable::run);
        // the tokenizer's library would otherwise call a cloud provider's address to report its use
        System.setProperty("ai.djl.offline", "true");
        try (var tokenizer = resource(FILE + "-tokenizer.json")) {
            var environment = OrtEnvironment.getEnvironment();
            encoder = new OnnxBertBiEncoder(environment, session(environment), tokenizer, PoolingMode.MEAN);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (OrtException refused) {
            throw new IllegalStateException("ONNX does not load " + FILE, refused);
        }
    }

    @Override
    public String id() {
        return NAME;
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    @Override
    public boolean isOutside() {
        return false;
    }

    /** Few, so that a new memory waits for no more than a fraction of a second behind a long document. */
    @Override
    public int batch() {
        return 8;
    }

    @Override
    public float[] ofQuestion(String question) {
        return embed("query: " + question).content().vector();
    }

    @Override
    public List<float[]> ofPassages(List<Passage> passages) {
        return passages.stream().map(passage -> embed("passage: " + passage.text()).content().vector()).toList();
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    @Override
    protected Integer knownDimension() {
        return DIMENSION;
    }

    /** ONNX reads the model from a file: as an array it would pass through the heap, which would stay that large. */
    private static OrtSession session(OrtEnvironment environment) throws IOException, OrtException {
        var file = Files.createTempFile(FILE, ".onnx");
        try (var model = resource(FILE + ".onnx"); var options = frugal()) {
            Files.copy(model, file, StandardCopyOption.REPLACE_EXISTING);
            return environment.createSession(file.toString(), options);
        } finally {
            Files.delete(file);
        }
    }

    /** Texts differ in length, so memory that is kept for the next one rarely fits it; measured, it gains nothing. */
    private static OrtSession.SessionOptions frugal() throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setCPUArenaAllocator(false);
        options.setMemoryPatternOptimization(false);
        return options;
    }

    private static InputStream resource(String name) throws IOException {
        var stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name);
        if (stream == null) {
            throw new IOException(name + " is not on the class path");
        }
        return stream;
    }
}
