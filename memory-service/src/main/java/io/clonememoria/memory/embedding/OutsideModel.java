package io.clonememoria.memory.embedding;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.ollama.OllamaEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * A model behind HTTP. One that fails is left alone for a while, by everybody who asks it: questions are then answered by
 * their words at once, and passages wait. A request that it calls invalid is no failure of its own.
 */
final class OutsideModel implements VectorModel {
    private static final Logger LOG = Logger.getLogger(OutsideModel.class);
    /** Fits into what providers take in one request, with passages of a thousand characters. */
    private static final int BATCH = 32;

    private final String id;
    private final ProviderConfig config;
    private final int dimension;
    private final dev.langchain4j.model.embedding.EmbeddingModel client;
    private final AtomicReference<BackOff> backOff = new AtomicReference<>(BackOff.NONE);

    OutsideModel(ProviderConfig config) {
        this.id = config.id();
        this.config = config;
        this.dimension = config.dimension().orElseThrow(
                () -> new IllegalStateException("clonememoria.embedding: a model outside needs its dimension"));
        this.client = client(config);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public boolean isOutside() {
        return true;
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public float[] ofQuestion(String question) {
        return ask(List.of(config.questionPrefix().orElse("") + question)).getFirst();
    }

    @Override
    public List<float[]> ofPassages(List<Passage> passages) {
        return ask(passages.stream().map(passage -> config.passagePrefix().orElse("") + passage.text()).toList());
    }

    private List<float[]> ask(List<String> texts) {
        if (!backOff.get().isOver(System.nanoTime())) {
            throw new ProviderAway(id + " is left alone after a failure");
        }
        try {
            var vectors = client.embedAll(texts.stream().map(TextSegment::from).toList()).content().stream()
                    .map(Embedding::vector).toList();
            if (vectors.size() != texts.size()) {
                throw new IllegalStateException("%d vectors for %d texts".formatted(vectors.size(), texts.size()));
            }
            vectors.forEach(this::check);
            backOff.set(BackOff.NONE);
            return vectors;
        } catch (InvalidRequestException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            var now = backOff.updateAndGet(before -> before.afterFailure(System.nanoTime()));
            // what a provider answers may repeat what people wrote, and so is not logged
            LOG.warnf("Embedding model %s fails for the %d. time in a row and is left alone for %d ms: %s", id,
                    now.failures(), BackOff.pause(now.failures()).toMillis(), failure.getClass().getSimpleName());
            throw new ProviderAway(id + " fails", failure);
        }
    }

    private void check(float[] vector) {
        if (vector.length != dimension) {
            throw new IllegalStateException("a vector of %d dimensions and not %d".formatted(vector.length, dimension));
        }
        for (var value : vector) {
            if (!Float.isFinite(value)) {
                throw new IllegalStateException("a vector that is none");
            }
        }
    }

    /** Retries are the indexer's, which holds no thread for them. */
    private static dev.langchain4j.model.embedding.EmbeddingModel client(ProviderConfig config) {
        var model = config.model().orElseThrow(() -> new IllegalStateException("clonememoria.embedding: no model is named"));
        var url = config.url().orElseThrow(() -> new IllegalStateException("clonememoria.embedding: no url is given")).toString();
        return switch (config.provider()) {
            case OPENAI -> OpenAiEmbeddingModel.builder().baseUrl(url).modelName(model)
                    // compatible servers of one's own ask for none; the client insists on one
                    .apiKey(config.apiKey().orElse("none"))
                    .dimensions(config.askForDimension() ? config.dimension().orElseThrow() : null)
                    .maxSegmentsPerBatch(BATCH).timeout(config.timeout()).maxRetries(0).build();
            case OLLAMA -> OllamaEmbeddingModel.builder().baseUrl(url).modelName(model)
                    .timeout(config.timeout()).maxRetries(0).build();
            case IN_PROCESS -> throw new IllegalArgumentException("in process is not outside");
        };
    }
}
