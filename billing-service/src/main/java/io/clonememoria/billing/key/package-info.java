/**
 * API keys: what programs come in with. Says to the gateway who stands behind one; keys themselves are never kept, only
 * their hashes.
 */
@NullMarked
package io.clonememoria.billing.key;

import org.jspecify.annotations.NullMarked;
