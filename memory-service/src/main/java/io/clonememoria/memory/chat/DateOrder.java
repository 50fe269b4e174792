package io.clonememoria.memory.chat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which of a date's first two numbers is the day: 3/4/2021 is in April here and in March there. */
public enum DateOrder {
    /** Day, month, year. */
    DMY,
    /** Month, day, year. */
    MDY;

    /** As the API and the database call it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return empty for what is none of them */
    public static Optional<DateOrder> of(@Nullable String wireName) {
        return Arrays.stream(values()).filter(order -> order.wireName().equals(wireName)).findFirst();
    }
}
