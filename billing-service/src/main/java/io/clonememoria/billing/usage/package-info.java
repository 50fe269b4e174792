/**
 * Usage: what a person used on each UTC day. Owns {@code usage_metrics}, counts what {@code message.completed},
 * {@code clone.created} and {@code document.uploaded} tell, and announces nothing. It informs; limits are enforced by
 * the services that spend.
 */
@NullMarked
package io.clonememoria.billing.usage;

import org.jspecify.annotations.NullMarked;
