package io.clonememoria.platform.event;

import java.util.regex.Pattern;

/**
 * The name of a kind of event, {@code <aggregate>.<past tense>}, and the address of its schema.
 *
 * <p>A type changes by additions only; what is not an addition is another type. The version in the address is therefore
 * that of the rules themselves and always 1: any other is from a future that this process does not know.
 */
public final class EventType {
    private static final Pattern NAME = Pattern.compile("[a-z_]{1,49}\\.[a-z_]{1,49}");
    private static final String SCHEMAS = "https://clonememoria.io/events/v1/";

    private EventType() {}

    /** Whether the text can be the name of a type at all. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** What {@code ce_dataschema} says of an event of the type. */
    public static String schemaOf(String type) {
        return SCHEMAS + type;
    }
}
