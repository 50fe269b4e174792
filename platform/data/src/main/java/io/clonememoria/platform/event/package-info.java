/**
 * Events: facts (what happened) and state (how a row is now), as CloudEvents 1.0 in Kafka's binary mode.
 */
@NullMarked
package io.clonememoria.platform.event;

import org.jspecify.annotations.NullMarked;
