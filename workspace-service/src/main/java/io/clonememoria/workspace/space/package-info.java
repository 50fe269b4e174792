/**
 * Spaces, as far as others ask for them: what the caller may do in one.
 * Asks {@code projection.space_members}, the copy of the memberships that the policies read, too.
 */
@NullMarked
package io.clonememoria.workspace.space;

import org.jspecify.annotations.NullMarked;
