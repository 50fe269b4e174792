package io.clonememoria.clone.picture;

import io.clonememoria.platform.form.FormParts;
import io.clonememoria.platform.problem.Invalid;
import jakarta.validation.constraints.NotNull;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** One file as a form. */
public class FileForm {
    @RestForm
    @NotNull
    public FileUpload file;

    /** @throws Invalid when it comes twice */
    public SentFile sent() {
        FormParts.requireOnce("file");
        return SentFile.of(file.uploadedFile(), file.size());
    }
}
