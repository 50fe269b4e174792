package io.clonememoria.memory.embedding;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who waits in this process for which memory. */
final class IndexingWatches {
    private final Map<UUID, IndexingWatch> byMemory = new ConcurrentHashMap<>();

    IndexingWatch watch(UUID memoryId, int passages) {
        var watch = new IndexingWatch(passages, () -> byMemory.remove(memoryId));
        byMemory.put(memoryId, watch);
        return watch;
    }

    void tell(List<Passage> indexed) {
        indexed.stream()
                .map(Passage::memoryId)
                .filter(Objects::nonNull)
                .map(byMemory::get)
                .filter(Objects::nonNull)
                .forEach(IndexingWatch::tell);
    }
}
