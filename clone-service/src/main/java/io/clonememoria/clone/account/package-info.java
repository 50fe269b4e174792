/**
 * Accounts: who somebody is, and the password that only they know.
 * Asks {@code mail} for nothing but the form of a letter. Announces {@code user.registered}, {@code user.password_changed},
 * {@code user.suspended} and {@code user.reactivated}; the row itself travels as state.
 */
@NullMarked
package io.clonememoria.clone.account;

import org.jspecify.annotations.NullMarked;
