package io.clonememoria.clone.voice;

import java.util.List;

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
