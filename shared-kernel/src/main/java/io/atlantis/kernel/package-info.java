/**
 * The shared kernel: the words every service uses. Value types, contract events, codecs, typed topics and the event
 * log's record format live in the packages below; nothing here knows a service, Spring, Axon or jOOQ.
 */
@NullMarked
package io.atlantis.kernel;

import org.jspecify.annotations.NullMarked;
