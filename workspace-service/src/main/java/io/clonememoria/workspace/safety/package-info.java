/**
 * Safety events: what was blocked or flagged in a talk.
 */
@NullMarked
package io.clonememoria.workspace.safety;

import org.jspecify.annotations.NullMarked;
