/**
 * Administrators: who administers the platform, as clone-service says. Owns the copy {@code projection.users}, which
 * {@code is_platform_admin()} reads; asks and announces nothing.
 */
@NullMarked
package io.clonememoria.billing.administrator;

import org.jspecify.annotations.NullMarked;
