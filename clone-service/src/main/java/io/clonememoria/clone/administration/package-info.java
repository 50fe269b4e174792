/**
 * Administration: what administrators of the platform see of people and clones, whom they keep out and whom they make one
 * of them; and where the first of them comes from. Never what is said.
 * Asks {@code account}. Announces {@code user.admin_changed}, and {@code user.registered} of the first administrator.
 */
@NullMarked
package io.clonememoria.clone.administration;

import org.jspecify.annotations.NullMarked;
