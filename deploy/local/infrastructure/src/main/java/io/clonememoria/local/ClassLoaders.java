package io.clonememoria.local;

import java.util.function.Supplier;

/** Quarkus tests have several class loaders, and Kafka looks its classes up in that of the thread. */
final class ClassLoaders {

    private ClassLoaders() {}

    /** Does the work with the class loader of this class as the thread's, whoever called. */
    static <T> T withOurs(Supplier<T> work) {
        var thread = Thread.currentThread();
        var callers = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoaders.class.getClassLoader());
        try {
            return work.get();
        } finally {
            thread.setContextClassLoader(callers);
        }
    }
}
