package io.atlantis.kernel.problem;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Problem details of RFC 9457.
 *
 * @param code stable kebab-case name of the kind of problem; the last part of {@link #type()}
 * @param status HTTP status
 * @param title short summary of the kind
 * @param detail what happened this time and what to do
 * @param errors the fields that are wrong; may be empty
 * @param extensions further members, such as {@code currentVersion}
 */
public record Problem(
        String code,
        int status,
        String title,
        String detail,
        List<FieldError> errors,
        SortedMap<String, Object> extensions) {

    /** What every {@code type} URI starts with; the host is reserved (RFC 2606) and never resolved. */
    public static final String TYPE_PREFIX = "https://atlantis.invalid/problems/";

    public Problem {
        errors = List.copyOf(errors);
        extensions = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(extensions));
    }

    public static Problem of(String code, int status, String title, String detail) {
        return new Problem(code, status, title, detail, List.of(), new TreeMap<>());
    }

    /** The same problem naming the fields that caused it. */
    public Problem withErrors(List<FieldError> fields) {
        return new Problem(code, status, title, detail, fields, extensions);
    }

    /** The same problem with a further member. */
    public Problem with(String member, Object value) {
        SortedMap<String, Object> more = new TreeMap<>(extensions);
        more.put(member, value);
        return new Problem(code, status, title, detail, errors, more);
    }

    /** The stable URI that names the kind of problem. */
    public String type() {
        return TYPE_PREFIX + code;
    }

    /** The members of the JSON body in the order they are written. */
    public Map<String, Object> members(String correlationId) {
        Map<String, Object> body = new java.util.LinkedHashMap<>();
        body.put("type", type());
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        body.put("code", code);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        body.putAll(extensions);
        body.put("correlationId", correlationId);
        return body;
    }
}
