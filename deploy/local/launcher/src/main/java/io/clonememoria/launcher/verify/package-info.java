/**
 * The seed's verification queries: one file of plain SQL per database (resources, {@code verify/}), run through that
 * database's read-only login. The expectations are in the SQL; this package only runs and shows them.
 */
@NullMarked
package io.clonememoria.launcher.verify;

import org.jspecify.annotations.NullMarked;
