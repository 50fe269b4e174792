package io.clonememoria.bench.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A memory made of sentences of the benchmarks' own set, French and English; short enough to be one passage. */
record Letter(String title, String speaker, String content) {
    private static final int MOST_SENTENCES = 6;
    private static final int LONGEST = 780;

    /** Different each time and yet the same in each run. */
    static List<Letter> some(Path root, int count, RandomGenerator random) throws IOException {
        var set = new ObjectMapper().readTree(root.resolve("deploy/local/retrieval/memories.json").toFile());
        var byLanguage = StreamSupport.stream(set.spliterator(), false)
                .collect(Collectors.groupingBy(memory -> memory.path("language").asText())).values().stream().toList();
        return IntStream.range(0, count).mapToObj(_ -> of(byLanguage.get(random.nextInt(byLanguage.size())), random)).toList();
    }

    private static Letter of(List<JsonNode> memories, RandomGenerator random) {
        var first = memories.get(random.nextInt(memories.size()));
        var sentences = memories.stream().flatMap(memory -> Stream.of(memory.path("content").asText().split("(?<=[.!?]) "))).toList();
        var content = IntStream.rangeClosed(0, random.nextInt(MOST_SENTENCES))
                .mapToObj(_ -> sentences.get(random.nextInt(sentences.size())))
                .collect(Collectors.joining(" "));
        return new Letter(first.path("title").asText(), first.path("speaker").asText(),
                content.substring(0, Math.min(LONGEST, content.length())));
    }

    /** As the API takes it. */
    Map<String, Object> fields() {
        return Map.of("title", title, "speaker", speaker, "content", content);
    }

    /** As the service puts it to the model. */
    String passage() {
        return "passage: " + title + "\n" + speaker + ": " + content;
    }
}
