package io.clonememoria.platform.problem;

import java.util.List;
import java.util.Map;

/** The request reads well but its values do not hold (422); each wrong field is named. */
public non-sealed class Invalid extends Problem {
    private final List<FieldError> errors;

    public Invalid(String type, String detail, List<FieldError> errors) {
        super(type, detail);
        this.errors = List.copyOf(errors);
    }

    public Invalid(List<FieldError> errors) {
        this("validation-failed", "Some fields are not valid; see errors.", errors);
    }

    public Invalid(String field, String message) {
        this(List.of(new FieldError(field, message)));
    }

    /** The same of something that is part of a larger request, such as {@code memories[3]}. */
    public Invalid within(String whole) {
        return new Invalid(type(), getMessage(), errors.stream()
                .map(error -> new FieldError(whole + "." + error.field(), error.message()))
                .toList());
    }

    @Override
    public Map<String, Object> members() {
        return Map.of("errors", errors);
    }
}
