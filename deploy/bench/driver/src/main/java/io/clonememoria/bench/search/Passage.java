package io.clonememoria.bench.search;

import java.time.Instant;
import java.util.UUID;

/** A message of a synthetic chat and its vector, a unit long. */
record Passage(UUID id, UUID memoryId, String speaker, String content, Instant at, float[] vector) {}
