package io.clonememoria.platform.form;

import io.clonememoria.platform.problem.Invalid;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;

/** The parts of the form that the present request has sent (RFC 7578). */
public final class FormParts {
    private FormParts() {}

    /**
     * Of parts with the same name all but the first would be lost unsaid. Asked of the form itself: fields that hold lists
     * would say in the API's document that several are welcome.
     *
     * @throws Invalid when there are several of one of these names
     */
    public static void requireOnce(String... names) {
        var form = CurrentRequestManager.get().getFormData();
        for (var name : names) {
            var parts = form.get(name);
            if (parts != null && parts.size() > 1) {
                throw new Invalid(name, "must be given once");
            }
        }
    }
}
