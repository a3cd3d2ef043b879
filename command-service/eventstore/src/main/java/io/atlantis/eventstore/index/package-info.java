/**
 * What the log's events are found by: tags, sequences, event ids and command ids. An index is a function of the fold and
 * can be thrown away at any time; it decides nothing.
 */
@NullMarked
package io.atlantis.eventstore.index;

import org.jspecify.annotations.NullMarked;
