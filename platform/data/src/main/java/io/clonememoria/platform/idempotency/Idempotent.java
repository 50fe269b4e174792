package io.clonememoria.platform.idempotency;

import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A POST that takes an {@code Idempotency-Key}; it answers a {@code Uni}. */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE}) // the second for the interceptor itself
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {

    /** Where the transaction of the effect is. */
    @Nonbinding
    Effect value() default Effect.WHOLE_OPERATION;

    /** Where the transaction of the effect is. */
    enum Effect {
        /**
         * The operation has one transaction around all of it when it comes with a key: those that it opens join. Right
         * wherever nothing slow is done.
         */
        WHOLE_OPERATION,
        /**
         * The operation's service does slow things before or after, and claims the key itself: with
         * {@link IdempotentTransaction}, or step by step with {@link IdempotencyKeys}. One that forgets to fails.
         */
        IN_SERVICE
    }
}
