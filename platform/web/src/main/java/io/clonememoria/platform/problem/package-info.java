/**
 * Problems: what a caller is told when something is wrong, as RFC 9457 {@code application/problem+json} and nothing else.
 *
 * <p>The kinds are sealed here and mapped to HTTP once, in {@link io.clonememoria.platform.problem.Problem#status()}.
 * A feature extends a kind with a named leaf, so that domain code knows no status code.
 */
@NullMarked
package io.clonememoria.platform.problem;

import org.jspecify.annotations.NullMarked;
