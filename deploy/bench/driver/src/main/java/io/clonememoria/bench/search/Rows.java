package io.clonememoria.bench.search;

import io.clonememoria.local.TestInfrastructure;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;

/** Writes messages as memories and passages, past the API, by COPY. Triggers and foreign keys rest: nothing asks for them. */
final class Rows implements AutoCloseable {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final Instant EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    private final Connection connection;
    private final String model;
    private Form memories = new Form();
    private Form passages = new Form();

    Rows() throws SQLException {
        connection = TestInfrastructure.superuser("memory");
        try (var statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            try (var serving = statement.executeQuery("select model from embedding_models where serving")) {
                serving.next();
                model = serving.getString(1);
            }
        }
    }

    void add(UUID user, UUID clone, Passage passage) {
        memories.row(9).uuid(passage.memoryId()).uuid(user).uuid(clone).text(Chatter.TITLE).text(passage.content())
                .text(passage.speaker()).time(passage.at()).text("day").text("chat");
        passages.row(9).uuid(passage.id()).uuid(clone).uuid(passage.memoryId()).uuid(user).number(0).text(Chatter.TITLE)
                .text(passage.content()).vector(passage.vector()).text(model);
    }

    /** Writes what was added since. */
    void flush() throws SQLException, IOException {
        copy("memories (id, user_id, clone_id, title, content, speaker, occurred_at, occurred_precision, source_type)", memories);
        copy("clone_document_chunks (id, clone_id, memory_id, user_id, chunk_index, title, content, embedding, embedding_model)",
                passages);
        memories = new Form();
        passages = new Form();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void copy(String into, Form rows) throws SQLException, IOException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin (format binary)");
        var bytes = rows.end();
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    /** PostgreSQL's binary form of rows. */
    private static final class Form {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        Form() {
            bytes.writeBytes(SIGNATURE);
        }

        Form row(int fields) {
            return write(() -> out.writeShort(fields));
        }

        Form uuid(UUID id) {
            return write(() -> {
                out.writeInt(16);
                out.writeLong(id.getMostSignificantBits());
                out.writeLong(id.getLeastSignificantBits());
            });
        }

        Form text(String text) {
            var letters = text.getBytes(StandardCharsets.UTF_8);
            return write(() -> {
                out.writeInt(letters.length);
                out.write(letters);
            });
        }

        Form number(int number) {
            return write(() -> {
                out.writeInt(4);
                out.writeInt(number);
            });
        }

        Form time(Instant time) {
            return write(() -> {
                out.writeInt(8);
                out.writeLong(Duration.between(EPOCH, time).toNanos() / 1_000);
            });
        }

        Form vector(float[] vector) {
            return write(() -> {
                out.writeInt(4 + 4 * vector.length);
                out.writeShort(vector.length);
                out.writeShort(0);
                for (var value : vector) {
                    out.writeFloat(value);
                }
            });
        }

        byte[] end() {
            write(() -> out.writeShort(-1));
            return bytes.toByteArray();
        }

        private Form write(Step step) {
            try {
                step.run();
                return this;
            } catch (IOException inMemory) {
                throw new IllegalStateException(inMemory);
            }
        }

        private interface Step {
            void run() throws IOException;
        }
    }
}
