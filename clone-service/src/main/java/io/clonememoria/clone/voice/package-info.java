/**
 * Voice: how a clone answers out of what it remembers. The embedded voice needs no model and no network: it picks the
 * sentences that answer and repeats them word for word, each with its source, or says that it remembers nothing.
 * Rules only; what it knows of a language is data ({@code voice/*.properties}).
 */
@NullMarked
package io.clonememoria.clone.voice;

import org.jspecify.annotations.NullMarked;
