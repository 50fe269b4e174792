/**
 * workspace-service: spaces and who is in them, and what is written down about what people do.
 *
 * <p>Live features: {@code audit}, with {@code space} and {@code user} as far as it asks them. The tables of the
 * others (invitations, webhooks, safety events) and everybody's rights to them stand in {@code db/changes}.
 */
@NullMarked
package io.clonememoria.workspace;

import org.jspecify.annotations.NullMarked;
