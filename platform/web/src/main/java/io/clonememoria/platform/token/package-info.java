/**
 * Signed tokens: how ours are written, what is looked at before any key is, and where issuers' keys come from.
 */
@NullMarked
package io.clonememoria.platform.token;

import org.jspecify.annotations.NullMarked;
