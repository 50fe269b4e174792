package io.clonememoria.clone.voice;

import java.util.List;
import java.util.stream.IntStream;

/** What a clone answers. */
public sealed interface Reply {
    /** What is said, sentence by sentence. */
    List<String> sentences();

    /** The sources, one for each sentence; none when nothing is remembered. */
    List<Citation> citations();

    /** The whole answer. */
    default String text() {
        return String.join(" ", sentences());
    }

    /** The whole answer in pieces that need only be put together. */
    default List<String> pieces() {
        var sentences = sentences();
        return IntStream.range(0, sentences.size())
                .mapToObj(i -> i == 0 ? sentences.get(i) : " " + sentences.get(i))
                .toList();
    }

    /** Something to say: passages that answer, best first. */
    record Remembered(List<Passage> passages) implements Reply {
        @Override
        public List<String> sentences() {
            return passages.stream().map(Passage::text).toList();
        }

        @Override
        public List<Citation> citations() {
            return passages.stream().map(Passage::citation).toList();
        }
    }

    /** Nothing to say, said. */
    record NothingRemembered(String sentence) implements Reply {
        @Override
        public List<String> sentences() {
            return List.of(sentence);
        }

        @Override
        public List<Citation> citations() {
            return List.of();
        }
    }

    /** One sentence of a reply, with where it comes from. */
    record Passage(String text, Citation citation) {}
}
