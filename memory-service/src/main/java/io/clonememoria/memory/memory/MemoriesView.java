package io.clonememoria.memory.memory;

import java.util.List;

/** @param data memories in the order in which they were given */
record MemoriesView(List<MemoryView> data) {}
