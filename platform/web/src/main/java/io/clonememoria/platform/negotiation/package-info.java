/** Negotiation: whether an answer has a form that the caller accepts, asked before anything is done. */
@NullMarked
package io.clonememoria.platform.negotiation;

import org.jspecify.annotations.NullMarked;
