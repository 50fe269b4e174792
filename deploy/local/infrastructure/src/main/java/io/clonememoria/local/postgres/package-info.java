/**
 * PostgreSQL with pgvector: given by address, in a container, or as a process of this machine;
 * and {@link io.clonememoria.local.postgres.Bootstrap what a superuser prepares} before any service starts.
 */
@NullMarked
package io.clonememoria.local.postgres;

import org.jspecify.annotations.NullMarked;
