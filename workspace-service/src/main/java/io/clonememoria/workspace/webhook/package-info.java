/**
 * Webhooks: endpoints that want to hear of events.
 */
@NullMarked
package io.clonememoria.workspace.webhook;

import org.jspecify.annotations.NullMarked;
