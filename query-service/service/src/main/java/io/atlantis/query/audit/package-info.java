/** The audit trail: every event of the log with who, what, when and on whose behalf, and where it stands. */
@NullMarked
package io.atlantis.query.audit;

import org.jspecify.annotations.NullMarked;
