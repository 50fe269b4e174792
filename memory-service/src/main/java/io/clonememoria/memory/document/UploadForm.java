package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.platform.form.FormParts;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.text.Line;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A document as a file. */
public class UploadForm {
    @RestForm
    @NotNull
    public FileUpload file;

    /** The file's name when not said. */
    @RestForm
    @Size(max = 500)
    @Line
    @Pattern(regexp = "(?Us).*\\S.*", message = "must not be blank")
    @Pattern(regexp = "[^\\uFFFD]*", message = "must be UTF-8") // what the form's reader puts for bytes that are not
    public @Nullable String title;

    /** Found out when not said. */
    @RestForm
    @Pattern(regexp = "en|fr", message = "must be one of en, fr")
    public @Nullable String language;

    /** @throws Invalid when a part comes twice */
    Upload toUpload() {
        FormParts.requireOnce("file", "title", "language");
        SentFile.checkSize(file.size());
        var sent = new SentFile(file.fileName() == null ? "" : file.fileName(),
                file.contentType() == null ? "" : file.contentType());
        return new Upload(file.uploadedFile(), file.size(), sent, title == null ? sent.title() : title,
                Language.ofCode(language).orElse(null));
    }
}
