/**
 * Health: how the parts of CloneMemoria are, for everybody. Asks {@code route} where they are.
 */
@NullMarked
package io.clonememoria.gateway.health;

import org.jspecify.annotations.NullMarked;
