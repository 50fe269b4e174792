package io.clonememoria.memory.retrieval;

import java.util.List;

/** @param results the best first */
record SearchView(List<SearchResult> results) {}
