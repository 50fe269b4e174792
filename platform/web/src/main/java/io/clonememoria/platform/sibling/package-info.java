/**
 * Calls between services that no person makes: {@code /internal/*} on the management port, opened by service tokens.
 */
@NullMarked
package io.clonememoria.platform.sibling;

import org.jspecify.annotations.NullMarked;
