package io.clonememoria.platform.problem;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Bean validation's findings with the field names that the caller wrote, not those of our methods. */
final class Violations {
    private Violations() {}

    /** @return empty when it is a return value that does not hold, which is our defect */
    static Optional<Problem> problemOf(ConstraintViolationException violations) {
        if (violations.getConstraintViolations().stream().anyMatch(Violations::isOurs)) {
            return Optional.empty();
        }
        return Optional.of(new Invalid(violations.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList()));
    }

    private static boolean isOurs(ConstraintViolation<?> violation) {
        return nodes(violation).anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    /** Such as {@code memories[3].title}, as the reader of JSON names it too. */
    private static String field(ConstraintViolation<?> violation) {
        var field = new StringBuilder();
        nodes(violation).filter(Violations::isOfTheBody).forEach(node -> {
            if (node.getIndex() != null) {
                field.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKind() == ElementKind.PROPERTY) {
                field.append(field.isEmpty() ? "" : ".").append(name(node));
            }
        });
        return field.isEmpty() ? parameter(violation) : field.toString();
    }

    private static boolean isOfTheBody(Path.Node node) {
        return node.getKind() == ElementKind.PROPERTY || node.getKind() == ElementKind.CONTAINER_ELEMENT;
    }

    /** A query or path parameter has a name of its own; a missing body has none that the caller wrote. */
    private static String parameter(ConstraintViolation<?> violation) {
        return nodes(violation)
                .filter(node -> node.getKind() == ElementKind.PARAMETER)
                .map(Violations::name)
                .filter(name -> !name.equals("request"))
                .findFirst()
                .orElse("body");
    }

    private static String name(Path.Node node) {
        return node.getName() == null
                ? ""
                : PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(node.getName());
    }

    private static java.util.stream.Stream<Path.Node> nodes(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false);
    }
}
