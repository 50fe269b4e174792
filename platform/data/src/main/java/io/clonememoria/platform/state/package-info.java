/**
 * State told again: an owner tells all rows of a topic once more, and a reader reads a topic from its beginning, so that
 * every projection can be lost and had back.
 */
@NullMarked
package io.clonememoria.platform.state;

import org.jspecify.annotations.NullMarked;
