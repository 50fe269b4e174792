package io.clonememoria.memory.chat;

import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the dates of a whole file tell about their order. A number above 12 is no month; and a chat goes forward in time, so
 * an order in which it jumps back, while in the other it never does, is not its order.
 */
final class DateEvidence {
    private final Map<DateOrder, Integer> only = new EnumMap<>(DateOrder.class);
    private final Map<DateOrder, Integer> backwards = new EnumMap<>(DateOrder.class);
    private final Map<DateOrder, LocalDateTime> last = new EnumMap<>(DateOrder.class);
    private @Nullable String example;

    void add(Stamp stamp) {
        if (!(stamp instanceof Stamp.Numbers numbers)) {
            return;
        }
        if (!numbers.is(DateOrder.MDY)) {
            only.merge(DateOrder.DMY, 1, Integer::sum);
        } else if (!numbers.is(DateOrder.DMY)) {
            only.merge(DateOrder.MDY, 1, Integer::sum);
        } else {
            if (example == null && !numbers.isClear()) {
                example = numbers.first() + "/" + numbers.second() + "/" + numbers.year();
            }
            follow(numbers);
        }
    }

    ChatSurvey.Dates dates() {
        if (!only.isEmpty()) {
            return ordered(count(only, DateOrder.DMY) >= count(only, DateOrder.MDY));
        }
        if (example == null) {
            return new ChatSurvey.Dates.Clear();
        }
        var dmy = count(backwards, DateOrder.DMY);
        var mdy = count(backwards, DateOrder.MDY);
        return (dmy == 0) == (mdy == 0) ? new ChatSurvey.Dates.Ambiguous(example) : ordered(dmy == 0);
    }

    private void follow(Stamp.Numbers numbers) {
        for (var order : DateOrder.values()) {
            var time = numbers.date(order).orElseThrow().atTime(numbers.time());
            var before = last.put(order, time);
            // by days: clocks are set back by hours, and messages of one minute come in any order
            if (before != null && time.toLocalDate().isBefore(before.toLocalDate())) {
                backwards.merge(order, 1, Integer::sum);
            }
        }
    }

    private static ChatSurvey.Dates ordered(boolean dayFirst) {
        return new ChatSurvey.Dates.Ordered(dayFirst ? DateOrder.DMY : DateOrder.MDY);
    }

    private static int count(Map<DateOrder, Integer> counts, DateOrder order) {
        return counts.getOrDefault(order, 0);
    }
}
