/**
 * Background work: tasks that are due again and again, and jobs that take long, survive a kill and say how far they are.
 *
 * <p>The database decides who works: a task's row is locked for the time of its run. A scheduler would add nothing but
 * the timer: Quarkus' fires in every replica alike, and Quartz, JobRunr and db-scheduler keep their tables over blocking
 * JDBC with a login of their own, outside of the transaction and the role of the work, so that "done" and what was done
 * would be two commits.
 */
@NullMarked
package io.clonememoria.platform.job;

import org.jspecify.annotations.NullMarked;
