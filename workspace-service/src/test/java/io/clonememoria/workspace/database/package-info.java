/** The database, asked directly: what the policies let through when no code of ours stands in between. */
@NullMarked
package io.clonememoria.workspace.database;

import org.jspecify.annotations.NullMarked;
