package io.clonememoria.memory.embedding;

/** Something that is to be found, and the passages that it was cut into. */
public record CutSource(Source source, Passages passages) {}
