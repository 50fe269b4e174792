/**
 * Background work: tasks that are due again and again, and jobs that take long, survive a kill and say how far they are.
 */
@NullMarked
package io.clonememoria.platform.job;

import org.jspecify.annotations.NullMarked;
