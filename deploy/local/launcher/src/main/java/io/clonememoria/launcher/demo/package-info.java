/**
 * The command {@code demo}: the whole slice, played through the gateway on the small archive of an invented family in
 * {@code deploy/local/demo}. Every step is one that a client would do, and fails when the suite answers otherwise.
 */
@NullMarked
package io.clonememoria.launcher.demo;

import org.jspecify.annotations.NullMarked;
