/**
 * Plans: how many documents a clone may hold. Billing decides and tells by state; the limit is kept here, exactly,
 * in the transaction that spends it.
 */
@NullMarked
package io.clonememoria.memory.plan;

import org.jspecify.annotations.NullMarked;
