package io.clonememoria.platform.form;

import io.clonememoria.platform.problem.Invalid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a form (RFC 7578), which may hold several of the same name. */
public final class FormPart {
    private FormPart() {}

    /**
     * All but the first would be lost unsaid.
     *
     * @param parts of that name; null when there is none
     * @throws Invalid when there are several
     */
    public static void requireOnce(String name, @Nullable List<?> parts) {
        if (parts != null && parts.size() > 1) {
            throw new Invalid(name, "must be given once");
        }
    }
}
