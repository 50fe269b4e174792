package io.clonememoria.clone.clone;

import io.clonememoria.clone.voice.EmbeddedVoice;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** A language that is spoken here, as ISO 639-1 writes it; which ones is the voice's to say. Null is valid. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Spoken.Check.class)
@interface Spoken {
    String message() default "must be a language that is spoken here";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the languages where it refuses one. */
    class Check implements ConstraintValidator<Spoken, String> {
        @Override
        public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
            if (code == null || EmbeddedVoice.languages().contains(code)) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("must be one of " + String.join(", ", EmbeddedVoice.languages()))
                    .addConstraintViolation();
            return false;
        }
    }
}
