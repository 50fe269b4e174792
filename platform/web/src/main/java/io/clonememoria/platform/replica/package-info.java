/**
 * Replicas: several addresses of one service, and a request's way to one that is up. Where something in front does that
 * already, as a Service of Kubernetes does, there is one address and nothing to choose.
 */
@NullMarked
package io.clonememoria.platform.replica;

import org.jspecify.annotations.NullMarked;
