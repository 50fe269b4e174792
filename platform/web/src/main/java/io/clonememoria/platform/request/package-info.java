/** Requests: the id under which a request is found again in every log, event and answer. */
@NullMarked
package io.clonememoria.platform.request;

import org.jspecify.annotations.NullMarked;
