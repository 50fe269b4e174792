package io.clonememoria.contracts;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Every type of event that the parts emit, as their sources say it.
 *
 * @param types  by name
 * @param topics and of which kind each is: fact, state or restricted
 */
record EventCatalogue(SortedMap<String, EventType> types, SortedMap<String, String> topics) {
    private static final List<String> PRODUCERS = List.of("platform/data", "clone-service", "memory-service",
            "workspace-service", "billing-service", "gateway");
    private static final String TOPICS =
            "deploy/local/infrastructure/src/main/resources/io/clonememoria/local/kafka/topics.properties";
    private static final String SUFFIX = ".json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param repository the root of the sources */
    static EventCatalogue of(Path repository) {
        var types = new TreeMap<String, EventType>();
        for (var producer : PRODUCERS) {
            schemas(repository.resolve(producer).resolve("src/main/resources/events")).forEach((name, schema) -> {
                var twice = types.put(name, new EventType(name, producer, schema));
                if (twice != null) {
                    throw new IllegalStateException(name + " belongs to " + twice.producer() + " and to " + producer);
                }
            });
        }
        return new EventCatalogue(types, topics(repository.resolve(TOPICS)));
    }

    /** The schemas of a folder, by the names of their types. */
    static Map<String, ObjectNode> schemas(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Map.of();
        }
        try (var files = Files.list(folder)) {
            var schemas = new TreeMap<String, ObjectNode>();
            for (var file : files.filter(path -> path.toString().endsWith(SUFFIX)).toList()) {
                var name = file.getFileName().toString();
                schemas.put(name.substring(0, name.length() - SUFFIX.length()), (ObjectNode) JSON.readTree(file.toFile()));
            }
            return schemas;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder.toString(), unreadable);
        }
    }

    private static SortedMap<String, String> topics(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file.toString(), unreadable);
        }
        var topics = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(topic -> topics.put(topic, properties.getProperty(topic)));
        return topics;
    }
}
