package io.clonememoria.memory.embedding;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import org.jboss.logging.Logger;

/**
 * Lets whatever else wants a processor have it before the calling thread: searches are as fast as if nothing were indexed,
 * and indexing uses all that is left. The kernel still gives it about a tenth of a processor that is wanted all the time, so
 * that it goes on. Java's own thread priorities do nothing on Linux unless the JVM is started with a flag for it.
 */
final class GivingWay {
    private static final Logger LOG = Logger.getLogger(GivingWay.class);
    private static final int PRIO_PROCESS = 0;
    /** For Linux a thread is a process here, as POSIX does not have it; elsewhere the whole service would give way. */
    private static final boolean BY_THREAD = System.getProperty("os.name").equals("Linux");
    private static final int THIS = 0;
    private static final int NICE = 10;

    private GivingWay() {}

    static void thisThread() {
        if (BY_THREAD) {
            try {
                var linker = Linker.nativeLinker();
                var setPriority = linker.downcallHandle(linker.defaultLookup().findOrThrow("setpriority"), FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
                var _ = (int) setPriority.invokeExact(PRIO_PROCESS, THIS, NICE);
            } catch (Throwable unusual) {
                LOG.warn("Indexing takes its processors from searches", unusual);
            }
        }
    }
}
