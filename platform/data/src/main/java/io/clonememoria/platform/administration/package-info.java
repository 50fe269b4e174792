/**
 * Administration: that administrators of the platform used their rights is announced, each time.
 */
@NullMarked
package io.clonememoria.platform.administration;

import org.jspecify.annotations.NullMarked;
