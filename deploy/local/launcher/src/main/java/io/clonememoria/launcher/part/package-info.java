/**
 * The running parts of a suite: the infrastructure and the replicas of the five services, each with a name, a log, and a way to find,
 * start and end it. Which of them run, and in which order, is decided by the commands.
 */
@NullMarked
package io.clonememoria.launcher.part;

import org.jspecify.annotations.NullMarked;
