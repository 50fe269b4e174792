/**
 * Spaces, as far as clones need them: who belongs to one, and in which role. workspace-service owns them;
 * this reads the projection that row level security reads too.
 */
@NullMarked
package io.clonememoria.clone.space;

import org.jspecify.annotations.NullMarked;
