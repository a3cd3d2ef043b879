/**
 * Histories of concurrent calls and the question whether they are linearizable. Knows no service: what the object under test should do is
 * given as a {@link io.atlantis.testkit.history.SequentialModel}.
 */
@NullMarked
package io.atlantis.testkit.history;

import org.jspecify.annotations.NullMarked;
