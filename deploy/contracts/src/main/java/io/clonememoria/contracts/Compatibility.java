package io.clonememoria.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether a schema only adds to a released one. Two kinds of reader must go on: consumers of yesterday, who know the
 * released schema and get tomorrow's events, and consumers of tomorrow, who replay yesterday's events.
 *
 * <p>So what was there stays, with its type and its bounds; what was always there stays always there; and what is new
 * is optional, because the events of yesterday do not have it. A list of values may only grow.
 */
final class Compatibility {
    /** Says nothing that a reader relies on. */
    private static final Set<String> WORDS = Set.of("$schema", "$id", "title", "description", "examples", "$comment");

    private final List<String> breaks = new ArrayList<>();

    private Compatibility() {}

    /** @return what a reader would miss or not understand, in words; empty when the change only adds */
    static List<String> breaks(JsonNode released, JsonNode now) {
        var compatibility = new Compatibility();
        compatibility.compare("", released, now);
        return compatibility.breaks;
    }

    private void compare(String place, JsonNode released, JsonNode now) {
        for (var keyword : keywords(released, now)) {
            var before = released.path(keyword);
            var after = now.path(keyword);
            switch (keyword) {
                case "properties" -> properties(place, before, after);
                case "required" -> required(place, released, before, after);
                case "enum", "x-topics" -> values(place + "/" + keyword, before, after);
                case "items" -> compare(place + "/items", before, after);
                default -> {
                    if (!before.equals(after)) {
                        breaks.add(place + "/" + keyword + " was " + text(before) + " and is " + text(after));
                    }
                }
            }
        }
    }

    private static Set<String> keywords(JsonNode released, JsonNode now) {
        var keywords = new TreeSet<String>();
        released.fieldNames().forEachRemaining(keywords::add);
        now.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(WORDS);
        return keywords;
    }

    private void properties(String place, JsonNode before, JsonNode after) {
        for (var name : names(before.fieldNames())) {
            if (after.has(name)) {
                compare(place + "/" + name, before.get(name), after.get(name));
            } else {
                breaks.add(place + "/" + name + " is gone");
            }
        }
    }

    private void required(String place, JsonNode released, JsonNode before, JsonNode after) {
        for (var name : texts(before)) {
            if (!texts(after).contains(name)) {
                breaks.add(place + "/" + name + " was always there and may be missing");
            }
        }
        for (var name : texts(after)) {
            if (!texts(before).contains(name)) {
                breaks.add(place + "/" + name + " is required, and released events "
                        + (released.path("properties").has(name) ? "may lack it" : "do not have it"));
            }
        }
    }

    private void values(String place, JsonNode before, JsonNode after) {
        if (before.isMissingNode()) {
            breaks.add(place + " was open and is " + text(after));
        }
        for (var value : texts(before)) {
            if (!after.isMissingNode() && !texts(after).contains(value)) {
                breaks.add(place + " no longer has " + value);
            }
        }
        if (after.isMissingNode()) {
            breaks.add(place + " was " + text(before) + " and is open");
        }
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    private static List<String> names(Iterator<String> iterator) {
        var names = new ArrayList<String>();
        iterator.forEachRemaining(names::add);
        return names;
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "not said" : node.toString();
    }
}
