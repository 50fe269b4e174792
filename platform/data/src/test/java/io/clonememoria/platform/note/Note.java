package io.clonememoria.platform.note;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A row that is somebody's. */
@Entity
public class Note extends PanacheEntityBase {
    @Id
    public UUID id;
    public UUID userId;
    public String body;

    public static Note of(UUID user, String body) {
        var note = new Note();
        note.id = UUID.randomUUID();
        note.userId = user;
        note.body = body;
        return note;
    }
}
