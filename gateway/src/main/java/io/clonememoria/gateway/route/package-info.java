/**
 * Routes: which service answers which path, as a table, and who may ask.
 * Only a path that reads in exactly one way is looked up; all others are refused before any service sees them.
 */
@NullMarked
package io.clonememoria.gateway.route;

import org.jspecify.annotations.NullMarked;
