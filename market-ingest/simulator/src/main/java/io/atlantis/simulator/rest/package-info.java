/**
 * The REST side: history, reference data and market status in the vendor's words, errors in the vendor's bodies.
 */
@NullMarked
package io.atlantis.simulator.rest;

import org.jspecify.annotations.NullMarked;
