package io.clonememoria.memory.extraction.reader;

/**
 * What a file says.
 *
 * @param title as the file has it; empty when it has none
 */
record ReadFile(String text, String mediaType, String title) {}
