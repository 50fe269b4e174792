package io.clonememoria.platform.schema;

/** An event was to be told that does not follow its schema: a defect of the producer. */
public final class SchemaViolation extends IllegalArgumentException {
    SchemaViolation(String type, String what) {
        super("The event " + type + " must not be told: " + what);
    }
}
