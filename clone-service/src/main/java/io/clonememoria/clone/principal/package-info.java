/**
 * Principals: what the gateway must know of a person before a request may come in.
 * Answers siblings only; announces nothing, for what changes a principal is announced by {@code session} and {@code account}.
 */
@NullMarked
package io.clonememoria.clone.principal;

import org.jspecify.annotations.NullMarked;
