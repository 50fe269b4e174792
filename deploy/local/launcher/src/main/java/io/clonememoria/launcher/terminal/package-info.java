/** What people see: colour and movement on a terminal, plain lines everywhere else. */
@NullMarked
package io.clonememoria.launcher.terminal;

import org.jspecify.annotations.NullMarked;
