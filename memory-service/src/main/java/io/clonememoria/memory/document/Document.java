package io.clonememoria.memory.document;

import io.clonememoria.memory.clone.KnownClone;
import io.clonememoria.memory.embedding.Language;
import io.clonememoria.memory.embedding.Source;
import io.clonememoria.platform.storage.ObjectKey;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A longer text that a clone may quote. */
@Entity
@Table(name = "clone_documents")
class Document {
    @Id
    UUID id;

    UUID cloneId;

    /** Who added it. */
    UUID userId;

    /** The space of its clone; null while that is personal. */
    @Nullable UUID spaceId;

    String title;

    /** Up to 25 MB, so it is not read with the rest. Null while nobody has read it out of its original, or could. */
    @Basic(fetch = FetchType.LAZY)
    @Nullable String content;

    /** Whether a job is to read its text out of its original, or to cut one that is long. */
    boolean awaitsText;

    /** Of the file's bytes, in hexadecimal digits; null when there was none. */
    @Nullable String sha256;

    /** Where it came from, such as {@code upload}. */
    String sourceType;

    /** ISO 639-1. */
    String language;

    String mediaType;

    long sizeBytes;

    /** Where the uploaded file is kept; null when there was none. */
    @Nullable String originalKey;

    /** Where it was fetched from, or is said to be from; null when that is no address. */
    @Nullable String sourceUrl;

    int chunkCount;

    @Column(insertable = false)
    DocumentStatus status = DocumentStatus.PROCESSING;

    /** Why it failed, as a code; null when it did not. */
    @Column(insertable = false)
    @Nullable String failure;

    Instant createdAt;

    Instant updatedAt;

    @Column(insertable = false)
    @Nullable Instant deletedAt;

    static Document of(UUID id, KnownClone known, UUID uploader, DocumentDraft draft, @Nullable ObjectKey original,
            Instant now) {
        var document = new Document();
        document.id = id;
        document.cloneId = known.id();
        document.userId = uploader;
        document.spaceId = known.spaceId();
        document.title = draft.title();
        document.content = draft.content();
        document.awaitsText = draft.isLeftToJob();
        document.sha256 = draft.sha256();
        document.sourceType = draft.sourceType();
        document.language = languageOf(draft, known).code();
        document.mediaType = draft.mediaType();
        document.sizeBytes = draft.sizeBytes();
        document.originalKey = original != null ? original.toString()
                : draft.content() == null ? Originals.keyOf(uploader, id).toString() : null; // where what is fetched will be
        document.sourceUrl = draft.sourceUrl();
        document.chunkCount = draft.passages().size();
        document.createdAt = now;
        document.updatedAt = now;
        return document;
    }

    /** What is absent stays. @return whether that changes anything */
    boolean wouldChange(UpdateDocumentRequest request) {
        return request.title() != null && !request.title().equals(title)
                || request.language() != null && !request.language().code().equals(language);
    }

    /** Whether it has more passages than a request has time to write. */
    boolean isLong() {
        return chunkCount > DocumentDraft.MOST_WRITTEN_AT_ONCE;
    }

    Source source() {
        return Source.document(id, cloneId, userId, spaceId, title,
                Language.ofCode(language).orElse(Language.ENGLISH), createdAt);
    }

    private static Language languageOf(DocumentDraft draft, KnownClone known) {
        return draft.language() != null
                ? draft.language()
                : Language.ofCode(known.language()).orElse(Language.ENGLISH);
    }
}
