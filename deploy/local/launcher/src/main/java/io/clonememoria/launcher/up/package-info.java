/**
 * The commands {@code up} and {@code restart}: from a built checkout to a suite that answers, in parallel and visibly; and back to nothing
 * when any of it fails or the person changes their mind.
 */
@NullMarked
package io.clonememoria.launcher.up;

import org.jspecify.annotations.NullMarked;
