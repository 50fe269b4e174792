package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Passages;
import io.clonememoria.platform.text.Line;
import io.clonememoria.platform.text.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A document as text.
 *
 * @param content    up to a million characters; longer ones come as a file
 * @param language   found out when not said
 * @param sourceType where it comes from; {@code manual} when not said
 */
record AddDocumentRequest(
        @NotBlank @Size(max = 500) @Line String title,
        @NotBlank @Size(max = 1_000_000, message = "must have at most 1,000,000 characters; upload a longer text as a file")
        @Text String content,
        @Nullable Language language,
        @Nullable @Pattern(regexp = "[a-z][a-z0-9_]{0,49}", message = "must be a word such as manual") String sourceType) {

    DocumentDraft toDraft() {
        return new DocumentDraft(title, content, language == null ? Language.of(content).orElse(null) : language,
                sourceType == null ? "manual" : sourceType, "text/plain",
                content.getBytes(StandardCharsets.UTF_8).length, Passages.of(content), null);
    }
}
