package io.clonememoria.memory.extraction.reader;

/**
 * How much of a file is read.
 *
 * @param characters of its text
 * @param depth      of files within files, such as a mail that was forwarded in a mail
 * @param files      within it, at all depths together
 */
public record ReadingLimits(int characters, int depth, int files) {}
