package io.clonememoria.clone.picture;

import io.clonememoria.platform.form.FormPart;
import io.clonememoria.platform.problem.Invalid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** One file as a form. */
public class FileForm {
    @RestForm
    @NotNull
    public FileUpload file;

    @RestForm("file")
    public @Nullable List<FileUpload> files;

    /** @throws Invalid when it comes twice */
    public SentFile sent() {
        FormPart.requireOnce("file", files);
        return SentFile.of(file.uploadedFile(), file.size());
    }
}
