package io.clonememoria.bench.search;

import io.clonememoria.local.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The service's own SQL, with the rights of a request and without the service. */
final class ByHand implements AutoCloseable {
    /** As many as the service looks for when it is asked for ten. */
    private static final String SEARCH = "select memory_id from private.search_memories(?, ?, (select ?::text::vector), 30)";

    private final Connection connection;

    ByHand(UUID user) throws SQLException {
        connection = TestInfrastructure.superuser("memory");
        try (var binding = connection.prepareStatement(
                "select set_config('app.current_user_id', ?, false), set_config('role', 'authenticated', false)")) {
            binding.setString(1, user.toString());
            binding.execute();
        }
    }

    /** @return the memories that it finds, best first */
    List<UUID> search(UUID clone, Asked asked) throws SQLException {
        try (var search = connection.prepareStatement(SEARCH)) {
            search.setObject(1, clone);
            search.setString(2, asked.text());
            search.setString(3, Arrays.toString(asked.vector()));
            var found = new ArrayList<UUID>();
            try (var rows = search.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getObject(1, UUID.class));
                }
            }
            return found;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
