package io.clonememoria.platform.consent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation, or all of a resource, that is open also to whom forbids that what is theirs is worked with. What reads and
 * what deletes is open to them without it.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface WithoutConsent {

    /** Why. */
    String value();
}
