/**
 * People, as far as this service must know them: who administers the platform.
 * Owned by clone-service; kept here as a read model out of its state, for {@code is_platform_admin()} in the policies.
 */
@NullMarked
package io.clonememoria.workspace.user;

import org.jspecify.annotations.NullMarked;
