/**
 * Identity: who calls, read from the edge token, the only credential that services trust.
 * Nothing else in a request says who somebody is.
 */
@NullMarked
package io.clonememoria.platform.identity;

import org.jspecify.annotations.NullMarked;
