/** Text that people write: what of it can be kept. */
@NullMarked
package io.clonememoria.clone.text;

import org.jspecify.annotations.NullMarked;
