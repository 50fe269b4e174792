package io.clonememoria.memory.memory;

import io.clonememoria.platform.event.Fact;
import io.clonememoria.platform.event.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is told of memories: ids, lengths and names of fields, never a word. */
final class MemoryFacts {
    private MemoryFacts() {}

    static Fact created(Memory memory) {
        return fact("memory.created", memory, data(memory, memory.userId()));
    }

    /** @param fields those that have another value now */
    static Fact updated(Memory memory, UUID by, Collection<String> fields) {
        var data = data(memory, by);
        data.put("fields", fields.stream().sorted().toList());
        return fact("memory.updated", memory, data);
    }

    static Fact deleted(Memory memory, UUID by) {
        return fact("memory.deleted", memory, data(memory, by));
    }

    static Fact restored(Memory memory, UUID by) {
        return fact("memory.restored", memory, data(memory, by));
    }

    private static Map<String, @Nullable Object> data(Memory memory, UUID by) {
        var data = new HashMap<String, @Nullable Object>();
        data.put("user_id", by);
        data.put("space_id", memory.spaceId());
        data.put("clone_id", memory.cloneId());
        data.put("memory_id", memory.id());
        data.put("characters", memory.said().content().length());
        return data;
    }

    private static Fact fact(String type, Memory memory, Map<String, @Nullable Object> data) {
        return Fact.of(Topics.FACTS_MEMORY, type, memory.id(), data);
    }
}
