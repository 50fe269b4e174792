package io.clonememoria.memory.memory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A memory as its author gives it. */
record MemoryDraft(String title, String content, Optional<Occurrence> occurrence, @Nullable String speaker,
        String sourceType) {}
