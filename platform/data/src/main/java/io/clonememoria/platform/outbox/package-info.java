/**
 * Outbox: events are written with what they tell of, and a relay takes them to the broker afterwards,
 * in order per key, at least once, whoever is killed and when.
 */
@NullMarked
package io.clonememoria.platform.outbox;

import org.jspecify.annotations.NullMarked;
