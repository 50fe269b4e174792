/**
 * What the suite on this machine consists of: five services and their replicas, their ports, passwords and settings, and the one folder in
 * which everything that it leaves behind lives. Decides nothing and starts nothing.
 */
@NullMarked
package io.clonememoria.launcher.suite;

import org.jspecify.annotations.NullMarked;
