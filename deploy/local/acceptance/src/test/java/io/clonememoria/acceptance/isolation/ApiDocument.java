package io.clonememoria.acceptance.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import io.clonememoria.launcher.suite.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service says about itself, in OpenAPI. */
record ApiDocument(Service service, JsonNode json) {
    private static final Set<String> METHODS = Set.of("get", "head", "post", "put", "patch", "delete");
    private static final Pattern SNAKE = Pattern.compile("[a-z0-9]+(_[a-z0-9]+)*");

    List<Operation> operations() {
        return operationNodes().map(this::operation).toList();
    }

    /** What a reader of the document would miss, in sentences. */
    List<String> gaps() {
        var gaps = new ArrayList<String>();
        var names = new HashSet<String>();
        operationNodes().forEach(found -> {
            var name = found.node().path("operationId").asText();
            if (name.isEmpty() || !names.add(name)) {
                gaps.add(service.part() + " gives " + found + " no operation id of its own");
            }
            if (Set.of("put", "patch").contains(found.method()) && !found.node().has("requestBody")) {
                gaps.add(service.part() + " does not say what " + found + " reads");
            }
        });
        operations().forEach(operation -> operation.bodies().forEach((type, body) -> {
            if (body.properties().isEmpty() && !body.isFile()) {
                gaps.add(operation + " does not say what is in its " + type);
            }
            body.properties().keySet().stream().filter(name -> !SNAKE.matcher(name).matches()).forEach(name ->
                    gaps.add(operation + " calls " + name + " by another name than the JSON does"));
        }));
        return gaps;
    }

    private record Found(String path, String method, JsonNode item, JsonNode node) {
        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    private Stream<Found> operationNodes() {
        return json.path("paths").properties().stream().flatMap(path -> path.getValue().properties().stream()
                .filter(each -> METHODS.contains(each.getKey()))
                .map(each -> new Found(path.getKey(), each.getKey(), path.getValue(), each.getValue())));
    }

    private Operation operation(Found found) {
        return new Operation(service, found.method().toUpperCase(Locale.ROOT), found.path(), parameters(found),
                bodies(found.node()), found.node().path("security").isEmpty(), streams(found.node()));
    }

    private List<Operation.Parameter> parameters(Found found) {
        return Stream.of(found.item(), found.node())
                .flatMap(holder -> holder.path("parameters").valueStream())
                .map(node -> new Schema(json, node).node())
                .map(node -> new Operation.Parameter(node.path("in").asText(), node.path("name").asText(),
                        node.path("required").asBoolean(), new Schema(json, node.path("schema"))))
                .toList();
    }

    private Map<String, Schema> bodies(JsonNode operation) {
        var bodies = new LinkedHashMap<String, Schema>();
        operation.path("requestBody").path("content").properties()
                .forEach(each -> bodies.put(each.getKey(), new Schema(json, each.getValue().path("schema"))));
        return bodies;
    }

    private static boolean streams(JsonNode operation) {
        return operation.path("responses").valueStream().anyMatch(response -> response.path("content").has("text/event-stream"));
    }
}
