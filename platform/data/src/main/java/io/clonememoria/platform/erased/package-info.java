/**
 * Who was erased: asked before every effect that concerns a person, so that nothing late brings anything of them back.
 * Requests do not ask: whoever erases a person has ended their sessions before, and an edge token lives for a minute.
 */
@NullMarked
package io.clonememoria.platform.erased;

import org.jspecify.annotations.NullMarked;
