/**
 * Accounts: who somebody is, and the password that only they know.
 * Announces {@code user.registered}, {@code user.suspended} and {@code user.reactivated}; the row itself travels as state.
 */
@NullMarked
package io.clonememoria.clone.account;

import org.jspecify.annotations.NullMarked;
