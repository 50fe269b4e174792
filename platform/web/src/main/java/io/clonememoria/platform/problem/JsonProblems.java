package io.clonememoria.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Jackson's failures without Jackson's words: those name Java classes. */
final class JsonProblems {
    /** Knows the names that enum constants have in JSON. */
    private static final ObjectMapper NAMES = new ObjectMapper();

    private JsonProblems() {}

    static Problem of(JsonProcessingException unreadable) {
        return switch (unreadable) {
            case UnrecognizedPropertyException unknown -> new Invalid(path(unknown), "is not a known field");
            case InvalidFormatException wrong -> new Invalid(path(wrong), "must be " + expected(wrong.getTargetType()));
            case MismatchedInputException wrong -> new Invalid(path(wrong),
                    "must be " + expected(wrong.getTargetType()));
            // a check inside a record's constructor: its message is written for the caller
            case JsonMappingException wrong when wrong.getCause() instanceof Problem problem -> problem;
            case JsonMappingException wrong -> new Invalid(path(wrong), "is not valid");
            default -> new BadRequest("malformed-json", "The body is not well-formed JSON"
                    + where(unreadable) + ".");
        };
    }

    private static String path(JsonMappingException wrong) {
        var path = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return path.isEmpty() ? "body" : path.startsWith(".") ? path.substring(1) : path;
    }

    private static String where(JsonProcessingException unreadable) {
        var at = unreadable.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String expected(Class<?> target) {
        if (target == null) {
            return "of another type";
        }
        if (target.isEnum()) {
            return "one of " + Arrays.stream(target.getEnumConstants())
                    .map(constant -> NAMES.convertValue(constant, String.class))
                    .collect(Collectors.joining(", "));
        }
        return switch (target.getSimpleName()) {
            case "String" -> "a string";
            case "boolean", "Boolean" -> "true or false";
            case "int", "Integer", "long", "Long", "short", "Short" -> "a whole number";
            case "double", "Double", "float", "Float", "BigDecimal" -> "a number";
            case "UUID" -> "a UUID";
            case "Instant", "OffsetDateTime" -> "a time in RFC 3339, such as 2026-01-31T12:00:00Z";
            case "LocalDate" -> "a date such as 2026-01-31";
            case "List", "Set", "ArrayList", "Collection" -> "a list";
            default -> "an object";
        };
    }
}
