package io.clonememoria.memory.imports;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import java.util.HashMap;

/** What is told of imports: ids and counts, never a word. */
final class ImportFacts {
    private ImportFacts() {}

    static Fact completed(Import one, int memories) {
        var data = new HashMap<String, Object>();
        data.put("user_id", one.userId());
        data.put("space_id", one.spaceId());
        data.put("clone_id", one.cloneId());
        data.put("import_id", one.id());
        data.put("source_type", one.format().wireName());
        data.put("memories", memories);
        return Fact.of(Topics.FACTS_MEMORY, "import.completed", one.id(), data);
    }
}
