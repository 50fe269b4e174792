/**
 * Who belongs to which space, as far as policies here must know. Owned by workspace-service; kept as a read model.
 */
@NullMarked
package io.clonememoria.billing.membership;

import org.jspecify.annotations.NullMarked;
