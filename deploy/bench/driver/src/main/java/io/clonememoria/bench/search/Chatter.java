package io.clonememoria.bench.search;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes up messages. Their vectors lie as those of the model in process do: cosines of 0.765 on the whole, 300 topics.
 * Of five thousand words the first are common and the last rare; two people take turns every two hours.
 */
final class Chatter {
    static final int DIMENSION = 384;
    static final String TITLE = "Chat of Ann and Ben";
    private static final int TOPICS = 300;
    private static final int VOCABULARY = 5_000;
    private static final int WORDS = 12;
    private static final double COMMON = Math.sqrt(0.765);
    private static final double OF_TOPIC = Math.sqrt(0.15);
    private static final double OWN = Math.sqrt(0.085);
    private static final Instant BEGIN = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration PAUSE = Duration.ofHours(2);

    private final Random random;
    private final float[] centre;
    private final float[][] topics = new float[TOPICS][];

    Chatter(long seed) {
        random = new Random(seed);
        centre = direction();
        for (var topic = 0; topic < TOPICS; topic++) {
            topics[topic] = direction();
        }
    }

    /** @param place of the message in its clone */
    Passage passage(int place) {
        var content = IntStream.range(0, WORDS).mapToObj(_ -> word()).collect(Collectors.joining(" "));
        return new Passage(uuid(), uuid(), place % 2 == 0 ? "Ann" : "Ben", content, BEGIN.plus(PAUSE.multipliedBy(place)), vector());
    }

    /** Near a topic, as a passage is. */
    float[] vector() {
        var topic = topics[random.nextInt(TOPICS)];
        var own = direction();
        var vector = new float[DIMENSION];
        for (var at = 0; at < DIMENSION; at++) {
            vector[at] = (float) (COMMON * centre[at] + OF_TOPIC * topic[at] + OWN * own[at]);
        }
        return unit(vector);
    }

    String word() {
        return "word" + (int) (Math.pow(random.nextDouble(), 3) * VOCABULARY);
    }

    UUID uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & ~(3L << 62) | 2L << 62);
    }

    private float[] direction() {
        var vector = new float[DIMENSION];
        for (var at = 0; at < DIMENSION; at++) {
            vector[at] = (float) random.nextGaussian();
        }
        return unit(vector);
    }

    private static float[] unit(float[] vector) {
        var sum = 0.0;
        for (var value : vector) {
            sum += value * value;
        }
        var length = (float) Math.sqrt(sum);
        for (var at = 0; at < vector.length; at++) {
            vector[at] /= length;
        }
        return vector;
    }
}
