/**
 * Principals: what the gateway must know of a person before a request may come in.
 * Asks {@code identity} whom outside issuers mean. Answers siblings only; announces nothing, for what changes a principal is
 * announced by {@code session} and {@code account}.
 */
@NullMarked
package io.clonememoria.clone.principal;

import org.jspecify.annotations.NullMarked;
