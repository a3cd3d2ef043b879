package io.atlantis.query.projection;

import io.atlantis.kernel.privacy.SubjectKeysUnavailableException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionException;

/** Tells a database that is away or busy (try again) from a record that does not fit (never will). */
final class TransientFailures {

    /** Classes of SQLSTATE: connection, rollback (deadlock, serialization), resources, object in use, operator (shutdown). */
    private static final Set<String> STATE_CLASSES = Set.of("08", "40", "53", "55", "57");

    private TransientFailures() {}

    static boolean isTransient(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransactionException
                    || cause instanceof SubjectKeysUnavailableException
                    || cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLException sql && isTransientState(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isTransientState(@Nullable String state) {
        return state != null && state.length() == 5 && STATE_CLASSES.contains(state.substring(0, 2));
    }
}
