/** One-time links: secrets that are sent to somebody and do one thing once, such as resetting a password. */
@NullMarked
package io.clonememoria.platform.link;

import org.jspecify.annotations.NullMarked;
