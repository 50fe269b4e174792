/**
 * Pictures that people send: what of them is taken, and how they are made anew, so that nothing of the file but what can be
 * seen gets through. Rules, and the {@code Darkroom} that keeps hostile files from taking more than their share.
 */
@NullMarked
package io.clonememoria.clone.picture;

import org.jspecify.annotations.NullMarked;
