/**
 * Idempotency keys: a POST that is sent again, because its answer was lost, is answered again and done once.
 *
 * <p>Claim, effect and stored answer are one transaction, so a process that is killed leaves all of it or nothing. Every
 * POST takes part by {@link io.clonememoria.platform.idempotency.Idempotent}. Stored are the answers of success: a
 * refusal rolls back with everything, leaves nothing to repeat, and is found out anew by whoever asks again.
 */
@NullMarked
package io.clonememoria.platform.idempotency;

import org.jspecify.annotations.NullMarked;
