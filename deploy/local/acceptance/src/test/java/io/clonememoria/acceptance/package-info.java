/**
 * Acceptance: the five services as a product team meets them, started as a newcomer starts them and called through the
 * gateway only. What a test needs it makes by the API.
 */
@NullMarked
package io.clonememoria.acceptance;

import org.jspecify.annotations.NullMarked;
