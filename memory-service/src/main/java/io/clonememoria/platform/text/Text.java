package io.clonememoria.platform.text;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = "[[^\\p{Cntrl}\\p{Cs}]\\n\\r\\t]*", message = "must not contain control characters")
public @interface Text {
    String message() default "must not contain control characters";
    Class<?>[] groups() default {};
    Class<? extends Payload>[] payload() default {};
}
