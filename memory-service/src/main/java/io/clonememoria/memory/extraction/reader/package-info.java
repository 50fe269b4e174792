/**
 * What runs in the process that reads files: Tika, its limits, and the protocol over the standard streams. Nothing of the
 * service is loaded there, and nothing of this package but the protocol's words is used outside of it.
 */
@NullMarked
package io.clonememoria.memory.extraction.reader;

import org.jspecify.annotations.NullMarked;
