/**
 * People, as far as their memories must know them: what they consented to and whether they are still here. Fed by
 * clone-service's state and read by the database's helper functions.
 */
@NullMarked
package io.clonememoria.memory.person;

import org.jspecify.annotations.NullMarked;
