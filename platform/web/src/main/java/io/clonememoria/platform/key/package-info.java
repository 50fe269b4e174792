/** Keys: what a service signs its tokens with, kept in a file that outlives it and published as a key set. */
@NullMarked
package io.clonememoria.platform.key;

import org.jspecify.annotations.NullMarked;
