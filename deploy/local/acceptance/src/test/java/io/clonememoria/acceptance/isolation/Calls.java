package io.clonememoria.acceptance.isolation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clonememoria.acceptance.isolation.Call.Content;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All ways to ask an operation for what is the victim's, made from what its document says. */
record Calls(Operation operation, Victim victim) {
    private static final Map<String, String> AS_STREAM = Map.of("Accept", "text/event-stream");
    private static final Map<String, String> WITH_VICTIMS_KEY = Map.of("Idempotency-Key", Victim.IDEMPOTENCY_KEY);
    /** Whose something is, in columns; no document offers most of them. */
    private static final List<String> WISHES = List.of("user_id", "owner_user_id", "space_id", "clone_id");

    /** A PNG file of four pixels, with a character card in it. */
    static final byte[] PICTURE = Base64.getMimeDecoder().decode("""
            iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGO4IycHRAxg8g4AHq4EYbjtv1AAAABqdEVYdGNoYXJh
            AGV5SnpjR1ZqSWpvZ0ltTm9ZWEpoWDJOaGNtUmZkaklpTENBaWMzQmxZMTkyWlhKemFXOXVJam9nSWpJdU1DSXNJQ0prWVhSaElq
            b2dleUp1WVcxbElqb2dJbEp2YzJVaWZYMD2lRwe5AAAAAElFTkSuQmCC""");

    /** The plainest requests that name something of the victim, none if the operation can name nothing: what its owner may do. */
    List<Call> plain() {
        return paths(victim.things()).stream().filter(Path::namesSomething)
                .flatMap(path -> contents(false).stream().map(content -> call(path, Map.of(), Map.of(), content, Aim.FOREIGN, "")))
                .toList();
    }

    /** @param own things of the one who asks */
    List<Call> all(Things own) {
        var calls = new ArrayList<Call>();
        for (var path : paths(victim.things())) {
            if (path.namesSomething()) {
                calls.addAll(atForeign(path));
                paths(own).forEach(ownPath -> calls.addAll(besides(ownPath)));
            } else {
                calls.addAll(atOwn(path));
                calls.addAll(besides(path));
            }
        }
        return calls.stream().distinct().toList();
    }

    private List<Call> atForeign(Path path) {
        var calls = new ArrayList<Call>();
        for (var content : contents(!operation.method().equals("POST"))) {
            calls.add(call(path, Map.of(), Map.of(), content, Aim.FOREIGN, ""));
            if (operation.method().equals("POST")) {
                calls.add(call(path, Map.of(), WITH_VICTIMS_KEY, content, Aim.FOREIGN, "the victim's idempotency key"));
            }
            if (operation.streams()) {
                calls.add(call(path, Map.of(), AS_STREAM, content, Aim.FOREIGN, "a wish for a stream"));
            }
        }
        queryIds(path.shared()).forEach((name, id) ->
                calls.add(call(path, Map.of(name, id), Map.of(), anyContent(), Aim.FOREIGN, "the victim's " + name)));
        wishes(path.shared()).ifPresent(content ->
                calls.add(call(path, Map.of(), Map.of(), content, Aim.FOREIGN_WITH_WISHES, "wishes")));
        return calls;
    }

    private List<Call> atOwn(Path path) {
        var calls = new ArrayList<Call>();
        for (var content : contents(!operation.method().equals("POST"))) {
            calls.add(call(path, Map.of(), Map.of(), content, Aim.OWN, ""));
            if (operation.method().equals("POST")) {
                calls.add(call(path, Map.of(), WITH_VICTIMS_KEY, content, Aim.OWN, "the victim's idempotency key"));
            }
        }
        return calls;
    }

    /** What can be asked about the victim where the path names nothing of it. */
    private List<Call> besides(Path path) {
        var calls = new ArrayList<Call>();
        for (var shared : List.of(false, true)) {
            queryIds(shared).forEach((name, id) ->
                    calls.add(call(path, Map.of(name, id), Map.of(), anyContent(), Aim.FILTER, "the victim's " + name)));
            intoForeign(shared).forEach((name, content) ->
                    calls.add(call(path, Map.of(), Map.of(), content, Aim.INTO_FOREIGN, "the victim's " + name)));
        }
        wishes(path.shared()).ifPresent(content ->
                calls.add(call(path, Map.of(), Map.of(), content, Aim.OWN_WITH_WISHES, "wishes")));
        if (operation.queryParameters().stream().anyMatch(parameter -> parameter.name().equals("cursor"))) {
            calls.add(call(path, Map.of("cursor", victim.cursor()), Map.of(), null, Aim.FILTER, "the victim's cursor"));
        }
        return calls;
    }

    // --- paths

    /** @param ids in it; empty when it names nothing of anybody */
    private record Path(String text, boolean shared, Set<String> ids) {
        boolean namesSomething() {
            return !ids.isEmpty();
        }
    }

    /** To something personal and to something in a space, as far as there are both; one path if none of its parameters is an id. */
    private List<Path> paths(Things things) {
        var parameters = operation.pathParameters();
        var ids = parameters.stream().filter(parameter -> !parameter.schema().isClosed()).toList();
        if (ids.isEmpty()) {
            return List.of(path(parameters, Map.of(), false));
        }
        requireRegistered(ids);
        return Stream.of(false, true)
                .flatMap(shared -> chosen(ids, things, shared).stream().map(chosen -> path(parameters, chosen, shared)))
                .distinct().toList();
    }

    private static Optional<Map<String, String>> chosen(List<Operation.PathParameter> ids, Things things, boolean shared) {
        var chosen = new LinkedHashMap<String, String>();
        ids.forEach(id -> things.one(id.resource(), shared).ifPresent(thing -> chosen.put(id.name(), thing.id())));
        return chosen.size() == ids.size() ? Optional.of(chosen) : Optional.empty();
    }

    private Path path(List<Operation.PathParameter> parameters, Map<String, String> ids, boolean shared) {
        var text = operation.path();
        for (var parameter : parameters) {
            var value = ids.getOrDefault(parameter.name(), parameter.schema().isClosed()
                    ? parameter.schema().sample(parameter.name(), false).asText() : "");
            text = text.replace("{" + parameter.name() + "}", value);
        }
        return new Path(text, shared, Set.copyOf(ids.values()));
    }

    private void requireRegistered(List<Operation.PathParameter> ids) {
        for (var parameter : ids) {
            if (victim.things().of(parameter.resource()).isEmpty()) {
                throw new AssertionError(operation + ": the victim has nothing that {" + parameter.name() + "} could name. Make one in "
                        + "Victim and add its id to the things under '" + parameter.resource() + "', so that others can be refused it.");
            }
        }
    }

    // --- ids in queries and bodies

    private Map<String, String> queryIds(boolean shared) {
        var ids = new HashMap<String, String>();
        operation.queryParameters().forEach(parameter ->
                victimsId(parameter.name(), parameter.schema(), shared).ifPresent(id -> ids.put(parameter.name(), id)));
        return ids;
    }

    private Map<String, Content> intoForeign(boolean shared) {
        var contents = new HashMap<String, Content>();
        operation.bodies().forEach((type, body) -> body.properties().forEach((name, schema) ->
                victimsId(name, schema, shared).ifPresent(id ->
                        contents.put(name, content(type, body, !operation.method().equals("POST"), Map.of(name, id))))));
        return contents;
    }

    private Optional<String> victimsId(String name, Schema schema, boolean shared) {
        var kind = Things.kindOf(name);
        if (kind.isEmpty() && !schema.isId()) {
            return Optional.empty();
        }
        return Optional.of(kind.flatMap(known -> victim.things().one(known, shared)).map(Things.Thing::id)
                .orElseThrow(() -> new AssertionError(operation + ": the victim has nothing that " + name + " could name. Make one in "
                        + "Victim and add its id to the things under '" + kind.orElse(name) + "'.")));
    }

    private Optional<Content> wishes(boolean shared) {
        var body = operation.bodies().get("application/json");
        if (body == null) {
            return Optional.empty();
        }
        var wishes = new HashMap<String, String>();
        for (var name : WISHES) {
            if (!body.properties().containsKey(name)) {
                victim.things().one(Things.kindOf(name).orElseThrow(), shared).ifPresent(thing -> wishes.put(name, thing.id()));
            }
        }
        return Optional.of(content("application/json", body, !operation.method().equals("POST"), wishes));
    }

    // --- bodies

    /** In each media type that is read; one that is null when none is. */
    private List<@Nullable Content> contents(boolean whole) {
        var contents = new ArrayList<@Nullable Content>();
        operation.bodies().forEach((type, body) -> contents.add(content(type, body, whole, Map.of())));
        if (contents.isEmpty()) {
            contents.add(null);
        }
        return contents;
    }

    private @Nullable Content anyContent() {
        return contents(false).getFirst();
    }

    private Content content(String type, Schema body, boolean whole, Map<String, String> more) {
        if (type.startsWith("multipart/")) {
            return multipart(body, more);
        }
        if (body.isFile()) {
            return new Content(type, PICTURE);
        }
        var sample = body.sample("body", whole);
        if (sample instanceof ObjectNode object) {
            more.forEach(object::put);
        }
        return new Content(type, sample.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Content multipart(Schema body, Map<String, String> more) {
        var boundary = "part-" + UUID.randomUUID();
        var text = new StringBuilder();
        var file = operation.bodies().containsKey("image/png")
                ? "picture.png\"\r\nContent-Type: image/png" : "note.txt\"\r\nContent-Type: text/plain";
        var content = operation.bodies().containsKey("image/png") ? new String(PICTURE, StandardCharsets.ISO_8859_1) : "A note.";
        body.properties().forEach((name, schema) -> {
            if (schema.isFile()) {
                part(text, boundary, name + "\"; filename=\"" + file, schema.example().map(JsonNode::asText).orElse(content));
            } else if (body.required().contains(name) || schema.example().isPresent()) {
                part(text, boundary, name + "\"", schema.sample(name, false).asText());
            }
        });
        more.forEach((name, value) -> part(text, boundary, name + "\"", value));
        text.append("--").append(boundary).append("--\r\n");
        return new Content("multipart/form-data; boundary=" + boundary, text.toString().getBytes(StandardCharsets.ISO_8859_1)); // a picture is no text
    }

    private static void part(StringBuilder text, String boundary, String name, String value) {
        text.append("--").append(boundary).append("\r\nContent-Disposition: form-data; name=\"").append(name)
                .append("\r\n\r\n").append(value).append("\r\n");
    }

    // --- calls

    private Call call(Path path, Map<String, String> query, Map<String, String> headers, @Nullable Content content, Aim aim, String twist) {
        var all = new LinkedHashMap<>(query);
        operation.queryParameters().stream().filter(Operation.Parameter::required)
                .forEach(parameter -> all.putIfAbsent(parameter.name(), parameter.schema().sample(parameter.name(), false).asText()));
        var target = new StringBuilder(path.text());
        all.forEach((name, value) -> target.append(target.indexOf("?") < 0 ? '?' : '&').append(name).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return new Call(operation, target.toString(), headers, content, sent(target + (content == null ? "" : text(content))), aim, twist);
    }

    /** All of the victim that the request itself holds. */
    private Set<String> sent(String request) {
        var lower = request.toLowerCase(Locale.ROOT);
        var sent = new HashSet<String>();
        victim.traces().all().stream().filter(lower::contains).forEach(sent::add);
        return sent;
    }

    private static String text(Content content) {
        return new String(content.bytes(), StandardCharsets.UTF_8);
    }
}
