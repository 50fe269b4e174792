/** Pages: long lists in pieces, by a cursor that stays right while rows come and go. */
@NullMarked
package io.clonememoria.platform.page;

import org.jspecify.annotations.NullMarked;
