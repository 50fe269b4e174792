/** What a file is: told by its bytes; what its sender says of it, and its name, are hints. */
@NullMarked
package io.clonememoria.platform.content;

import org.jspecify.annotations.NullMarked;
