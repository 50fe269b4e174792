/**
 * Addresses: whether an e-mail address is its owner's, and how an account comes to another one.
 * Asks {@code account} who it is, {@code mail} to write to them, {@code throttle} whether too much was asked for. Announces
 * {@code user.email_verified} and {@code user.email_changed}.
 */
@NullMarked
package io.clonememoria.clone.address;

import org.jspecify.annotations.NullMarked;
