/**
 * Throttles: how often a password may be guessed, and a mail be asked for, before whoever asks must wait.
 * Counts per account and address and per account in the database, so that all replicas count together. What counts is the
 * e-mail address, whether or not anybody has it: who is told to wait learns nothing. Asks and announces nothing.
 */
@NullMarked
package io.clonememoria.clone.throttle;

import org.jspecify.annotations.NullMarked;
