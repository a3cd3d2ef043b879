package io.atlantis.query.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * JSON that is passed on as it was recorded, digit for digit.
 *
 * @param text valid JSON
 */
public record RawJson(@JsonValue @JsonRawValue String text) {}
