/**
 * The data folder of a platform: its lock, its process id, where its parts listen. What is in the parts' own folders below it is
 * theirs alone.
 */
@NullMarked
package io.atlantis.standalone.data;

import org.jspecify.annotations.NullMarked;
