/**
 * What all REST endpoints share: problem answers, correlation ids, paging by cursor, limits, the wait for a position. Knows
 * no feature.
 */
@NullMarked
package io.atlantis.query.web;

import org.jspecify.annotations.NullMarked;
