/**
 * Errors of the HTTP side as problem details.
 */
@NullMarked
package io.atlantis.ingest.web;

import org.jspecify.annotations.NullMarked;
