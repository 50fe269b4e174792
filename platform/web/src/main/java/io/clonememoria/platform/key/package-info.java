/**
 * Keys: what a service signs its tokens with, published as a key set; and the files in which secrets outlive it.
 */
@NullMarked
package io.clonememoria.platform.key;

import org.jspecify.annotations.NullMarked;
