/**
 * Encryption of what rests: bytes in, bytes out, under keys that rotate. Which algorithm is the keyset's business.
 */
@NullMarked
package io.clonememoria.platform.cipher;

import org.jspecify.annotations.NullMarked;
