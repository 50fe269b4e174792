package io.clonememoria.clone.throttle;

/**
 * Something that may be done only so often.
 *
 * @param what  counts for itself
 * @param email of the account
 */
record Attempt(String what, String email, Sender sender) {}
