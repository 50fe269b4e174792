/**
 * What is measured: the subject's process, its database's processes and what they cost.
 */
@NullMarked
package io.clonememoria.bench.subject;

import org.jspecify.annotations.NullMarked;
