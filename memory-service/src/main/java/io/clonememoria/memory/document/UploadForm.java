package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
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
    @Size(min = 1, max = 500)
    @Line
    public @Nullable String title;

    /** Found out when not said. */
    @RestForm
    @Pattern(regexp = "en|fr", message = "must be one of en, fr")
    public @Nullable String language;

    Upload toUpload() {
        TextFile.checkSize(file.size());
        var name = file.fileName() == null ? "" : file.fileName();
        var type = file.contentType() == null ? "" : file.contentType();
        return new Upload(file.uploadedFile(), file.size(), TextFile.mediaType(type, name),
                title == null ? TextFile.title(name) : title, Language.ofCode(language).orElse(null));
    }
}
