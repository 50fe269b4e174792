/**
 * The text of files: PDF, Word, OpenDocument, RTF, EPUB, web pages, mails. Files are whatever strangers send, so they are
 * read by processes that have nothing to lose: with a small heap, a limited time, an empty folder, no secrets in their
 * environment and no way into the network. What one of them does, even ending, is an outcome here and never a failure of
 * the service. Owns the processes; asks and announces nothing.
 */
@NullMarked
package io.clonememoria.memory.extraction;

import org.jspecify.annotations.NullMarked;
