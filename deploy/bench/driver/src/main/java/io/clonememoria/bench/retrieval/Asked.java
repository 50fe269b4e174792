package io.clonememoria.bench.retrieval;

import java.util.Set;

/**
 * A question whose answer is known.
 *
 * @param evidence the memories that answer it, by their names in the set; empty when none does
 */
record Asked(String question, Set<String> evidence, String language) {}
