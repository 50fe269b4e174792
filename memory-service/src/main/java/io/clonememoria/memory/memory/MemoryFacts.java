package io.clonememoria.memory.memory;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import java.util.HashMap;
import java.util.UUID;

/** What is told of memories: ids and lengths, never a word. */
final class MemoryFacts {
    private MemoryFacts() {}

    static Fact created(Memory memory) {
        return fact("memory.created", memory, memory.userId);
    }

    static Fact deleted(Memory memory, UUID by) {
        return fact("memory.deleted", memory, by);
    }

    private static Fact fact(String type, Memory memory, UUID by) {
        var data = new HashMap<String, Object>();
        data.put("user_id", by);
        data.put("space_id", memory.spaceId);
        data.put("clone_id", memory.cloneId);
        data.put("memory_id", memory.id);
        data.put("characters", memory.content.length());
        return Fact.of(Topics.FACTS_MEMORY, type, memory.id, data);
    }
}
