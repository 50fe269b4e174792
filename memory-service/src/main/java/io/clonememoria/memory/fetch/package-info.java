/**
 * Files that people name by their address in the web. Whoever may name an address may try to reach what only this service
 * reaches, so an address is looked up once, refused unless all of what it stands for is public, and connected to as it was
 * looked up. Owns, asks and announces nothing.
 */
@NullMarked
package io.clonememoria.memory.fetch;

import org.jspecify.annotations.NullMarked;
