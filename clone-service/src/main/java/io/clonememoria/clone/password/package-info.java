/**
 * Passwords: how somebody who is logged in changes theirs, and somebody who has forgotten it gets another.
 * Asks {@code account} to keep them, {@code session} to end what was opened with the old one, {@code mail} to tell,
 * {@code throttle} whether too much was asked for.
 */
@NullMarked
package io.clonememoria.clone.password;

import org.jspecify.annotations.NullMarked;
