/**
 * Schemas: what an event of a type says, as JSON Schema in {@code events/<type>.json} of the service that emits it.
 * Producers are held to them in tests and in dev mode; consumers take what they know and ignore the rest.
 */
@NullMarked
package io.clonememoria.platform.schema;

import org.jspecify.annotations.NullMarked;
