/**
 * API keys: what programs identify themselves with.
 */
@NullMarked
package io.clonememoria.billing.key;

import org.jspecify.annotations.NullMarked;
