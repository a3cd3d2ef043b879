/**
 * What services say to each other through {@code domain.events}: the events of each context in a package of their own,
 * their names and versions, and the JSON codec. The JSON Schemas of the same events are in {@code schemas}; a test
 * holds both equal. No behaviour here: decisions belong to the command service.
 */
@NullMarked
package io.atlantis.kernel.contract;

import org.jspecify.annotations.NullMarked;
