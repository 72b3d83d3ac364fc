package io.closedloop.registration;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A requirement says when it is wanted; only what comes in by mail may leave it open until it is registered. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = DateUnlessMail.Rule.class)
@interface DateUnlessMail {

    String message() default "{jakarta.validation.constraints.NotNull.message}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Names the field, so that the refusal reads like that of any other missing one. */
    class Rule implements ConstraintValidator<DateUnlessMail, RecordRequirement> {

        @Override
        public boolean isValid(RecordRequirement form, ConstraintValidatorContext context) {
            if (form.expectedDeliveryDate() != null || form.channel() == Channel.EMAIL) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                    .addPropertyNode("expectedDeliveryDate")
                    .addConstraintViolation();
            return false;
        }
    }
}
