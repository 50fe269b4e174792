/**
 * Background work: tasks that are due again and again, and jobs that take long, survive a kill and say how far they are.
 *
 * <p>The database decides who works. A task's row is locked for the time of its run. A job's row carries its checkpoint,
 * which moves in the transaction of the work under a lease, so that a kill repeats nothing and loses nothing; people take
 * turns, so that one person's million jobs delay nobody else.
 *
 * <p>No library does this here. Quarkus' scheduler fires in every replica alike, so it would add nothing but the timer.
 * Quartz, JobRunr and db-scheduler keep their tables over blocking JDBC with a login of their own, outside of the
 * transaction and the role of the work: "done" and what was done would be two commits, and a kill between them repeats
 * the work. None of them resumes inside a job, or takes turns between people.
 *
 * <p>What keeps its own queue in its own rows needs no job: the passages that wait for a vector (memory-service) are
 * found by having none, a kill loses nothing there either, and a person who writes a memory waits for it in milliseconds.
 */
@NullMarked
package io.clonememoria.platform.job;

import org.jspecify.annotations.NullMarked;
