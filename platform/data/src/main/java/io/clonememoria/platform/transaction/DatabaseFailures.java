package io.clonememoria.platform.transaction;

import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Which failures pass by themselves, so that the same work may succeed later. */
public final class DatabaseFailures {
    private DatabaseFailures() {}

    /** Whether the failure, or one of its causes, lies in the connection, the load or the moment and not in the work. */
    public static boolean isTransient(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .anyMatch(cause -> isConnectionLoss(cause) || cause instanceof IOException || cause instanceof TimeoutException
                        || sqlState(cause).filter(DatabaseFailures::isTransientState).isPresent());
    }

    /** The SQLSTATE of a refusal, told by the driver or, for statements of its own, by Hibernate. */
    static Optional<String> sqlState(Throwable failure) {
        return switch (failure) {
            case PgException refused -> Optional.ofNullable(refused.getSqlState());
            case SQLException refused -> Optional.ofNullable(refused.getSQLState());
            default -> Optional.empty();
        };
    }

    /** SQLSTATE classes: 08 connection, 53 resources, 57 operator, 40 rolled back; 25006 is a standby, 55P03 a lock. */
    static boolean isTransientState(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57")
                || state.startsWith("40") || state.equals("25006") || state.equals("55P03");
    }

    /** The driver tells a lost or unavailable connection by these; an I/O failure in general may be anybody's. */
    static boolean isConnectionLoss(Throwable failure) {
        return failure instanceof SocketException // refused, or reset in the middle
                || failure instanceof NoStackTraceThrowable // a pool that is closed or has no connection in time
                || failure instanceof VertxException && !(failure instanceof PgException);
    }
}
