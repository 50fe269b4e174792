/**
 * PostgreSQL and Kafka on one machine, found once and in one order for the launcher and for tests.
 * {@link Infrastructure} finds and starts them; the {@code Test*} classes are what a service's tests need around them.
 */
@NullMarked
package io.clonememoria.local;

import org.jspecify.annotations.NullMarked;
