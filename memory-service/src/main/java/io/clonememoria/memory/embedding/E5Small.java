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

/**
 * e5-small-v2, quantized to int8, out of its jar: no network, no key. Of the models that run in process it finds most
 * in conversations. Questions and passages must say which they are; see {@link #ofQuestion} and {@link #ofPassage}.
 *
 * <p>langchain4j's own class for it lets ONNX take all cores for every text; here one text takes one thread, so that
 * whoever calls decides how many cores are busy.
 */
final class E5Small extends AbstractInProcessEmbeddingModel {
    /** Written beside each vector: vectors of different models must never be compared. */
    static final String NAME = "e5-small-v2-q";
    static final int DIMENSION = 384;

    private final OnnxBertBiEncoder encoder;

    /** Takes about a second and 150 MB. */
    E5Small() {
        super(Runnable::run);
        // the tokenizer's library would otherwise call a cloud provider's address to report its use
        System.setProperty("ai.djl.offline", "true");
        try (var model = resource(NAME + ".onnx"); var tokenizer = resource(NAME + "-tokenizer.json")) {
            var environment = OrtEnvironment.getEnvironment();
            encoder = new OnnxBertBiEncoder(environment, environment.createSession(model.readAllBytes(), oneThread()),
                    tokenizer, PoolingMode.MEAN);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (OrtException refused) {
            throw new IllegalStateException("ONNX does not load " + NAME, refused);
        }
    }

    float[] ofQuestion(String question) {
        return embed("query: " + question).content().vector();
    }

    float[] ofPassage(String title, String content) {
        return embed("passage: " + title + "\n" + content).content().vector();
    }

    @Override
    protected OnnxBertBiEncoder model() {
        return encoder;
    }

    @Override
    protected Integer knownDimension() {
        return DIMENSION;
    }

    private static OrtSession.SessionOptions oneThread() throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
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
