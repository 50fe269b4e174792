/**
 * The audit log: who did what to what, and when. One entry for each fact that any service announces, written once and
 * never changed. A person reads what is personal to them; owner and admins read what happened in their space.
 * From where somebody acted is kept beside the log, out of a restricted topic.
 * Asks {@code space} who runs a space. Announces nothing.
 */
@NullMarked
package io.clonememoria.workspace.audit;

import org.jspecify.annotations.NullMarked;
