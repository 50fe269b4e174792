/**
 * Isolation: no row of one person or space reaches another.
 *
 * <p>{@link OperationsTest} calls every operation that the services' own documents name, as everybody who must be
 * refused, with the ids of somebody else's things. {@link RowsTest} reads every table without WHERE, as everybody who
 * can ask. {@link RightsTest} looks at what the catalogues say. None of them keeps a list of operations or tables, so
 * what is new is covered, or fails with a sentence that says what to add.
 */
@NullMarked
package io.clonememoria.acceptance.isolation;

import org.jspecify.annotations.NullMarked;
