/** JSON: read strictly, so that a caller's slip is told and not guessed at. */
@NullMarked
package io.clonememoria.platform.json;

import org.jspecify.annotations.NullMarked;
