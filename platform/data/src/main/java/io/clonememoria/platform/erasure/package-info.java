/**
 * What a service holds of a person: told, exported, erased and counted by one contract, so that nothing is forgotten.
 */
@NullMarked
package io.clonememoria.platform.erasure;

import org.jspecify.annotations.NullMarked;
