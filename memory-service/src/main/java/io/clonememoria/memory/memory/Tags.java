package io.clonememoria.memory.memory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words by which memories are put together: what they are about, who is in them, where they are. */
final class Tags {
    /** Of one kind in one memory. */
    static final int MOST = 50;
    static final int LONGEST = 100;

    private Tags() {}

    /** As given, without white space around them, each once. */
    static List<String> of(@Nullable List<String> given) {
        return given == null ? List.of() : given.stream().map(String::strip).distinct().toList();
    }
}
