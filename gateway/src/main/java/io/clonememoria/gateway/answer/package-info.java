/**
 * Answers that the gateway gives itself, and what becomes of a body that nobody will read.
 */
@NullMarked
package io.clonememoria.gateway.answer;

import org.jspecify.annotations.NullMarked;
