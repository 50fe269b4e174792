/**
 * What every service with a database promises, as tests that it inherits: {@link
 * io.clonememoria.platform.testing.PersonalDataContract what it holds of people} and {@link
 * io.clonememoria.platform.testing.EventContract what it reads of others}. Beans are looked up rather than injected,
 * because the container of a test finds injection points in the service's own classes only.
 */
@NullMarked
package io.clonememoria.platform.testing;

import org.jspecify.annotations.NullMarked;
