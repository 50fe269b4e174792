package io.clonememoria.bench.subject;

import java.time.OffsetDateTime;
import java.util.UUID;

record NoteView(UUID id, String title, String body, OffsetDateTime createdAt) {
    static NoteView of(Note note) {
        return new NoteView(note.id, note.title, note.body, note.createdAt);
    }

    static NoteView of(OpenNote note) {
        return new NoteView(note.id, note.title, note.body, note.createdAt);
    }
}
