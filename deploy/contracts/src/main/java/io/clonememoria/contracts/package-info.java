/**
 * Contracts between the parts: every type of event with its schema, what of it is released and must stay, and the
 * AsyncAPI document that tells others.
 */
@NullMarked
package io.clonememoria.contracts;

import org.jspecify.annotations.NullMarked;
