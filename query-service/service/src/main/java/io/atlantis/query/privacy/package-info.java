/** Personal data in the read models: opened as it is read from the log, and redacted when it is erased. */
@NullMarked
package io.atlantis.query.privacy;

import org.jspecify.annotations.NullMarked;
