package io.clonememoria.memory.document;

import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Passages;
import io.clonememoria.memory.fetch.WebAddress;
import io.clonememoria.platform.problem.Invalid;
import io.clonememoria.platform.text.Line;
import io.clonememoria.platform.text.Text;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A document as text, or as the address from which it is fetched.
 *
 * @param content    up to a million characters; longer ones come as a file
 * @param url        fetched when there is no content; else only kept as where that is from
 * @param language   found out when not said
 * @param sourceType where it comes from; {@code manual} or {@code web} when not said
 */
record AddDocumentRequest(
        @NotBlank @Size(max = 500) @Line String title,
        @Pattern(regexp = "(?Us).*\\S.*", message = "must not be blank")
        @Size(max = 1_000_000, message = "must have at most 1,000,000 characters; upload a longer text as a file")
        @Schema(required = true, description = "The text; may be absent when a url is given, from which it is fetched then")
        @Text @Nullable String content,
        @Size(max = 2_000) @Schema(example = "https://example.org/letters/1962.html") @Nullable String url,
        @Nullable Language language,
        @Nullable @Pattern(regexp = "[a-z][a-z0-9_]{0,49}", message = "must be a word such as manual") String sourceType) {

    DocumentDraft toDraft() {
        var address = url == null ? null : WebAddress.of(url);
        if (content != null) {
            return DocumentDraft.ofText(title, content, language, sourceType == null ? "manual" : sourceType, "text/plain",
                    content.getBytes(StandardCharsets.UTF_8).length, null, url);
        }
        if (address == null) {
            throw new Invalid("content", "must not be blank, unless there is a url");
        }
        return new DocumentDraft(title, null, language, sourceType == null ? "web" : sourceType,
                "application/octet-stream", 0, Passages.of(""), null, url);
    }

    /** How the job is to read what it fetches, or a long text. */
    ReadingOrder order() {
        return new ReadingOrder(url == null ? "" : new SentFile(WebAddress.of(url).fileName(), "").ending(), language, null);
    }
}
