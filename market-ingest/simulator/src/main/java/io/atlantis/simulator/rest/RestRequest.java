package io.atlantis.simulator.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A GET with its path cut into segments.
 *
 * @param baseUrl scheme, host and port the client called, for links to the next page
 * @param path as called
 * @param segments of the path, without empty ones
 * @param parameters of the query, the first value of each
 */
record RestRequest(String baseUrl, String path, List<String> segments, Map<String, String> parameters) {

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
    }

    /** The {@code limit} of a page: {@code fallback} when absent, capped as the vendor does. */
    int limit(int fallback, int most) {
        int limit = parameter("limit").map(text -> positive("limit", text)).orElse(fallback);
        return Math.min(limit, most);
    }

    /** Whether {@code name} asks for descending order. */
    boolean isDescending(String name) {
        return parameter(name).filter("desc"::equals).isPresent();
    }

    /** Where the page starts, as {@link #nextUrl} wrote it. */
    Optional<String> cursor() {
        return parameter("cursor").map(RestRequest::decode);
    }

    /** Link to the page that starts at {@code cursor}; holds a {@code ?}, since clients append their key with {@code &}. */
    String nextUrl(String cursor, int limit) {
        StringBuilder url = new StringBuilder(baseUrl).append(path).append("?cursor=");
        url.append(Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8)));
        url.append("&limit=").append(limit);
        parameters.forEach((name, value) -> {
            if (!name.equals("cursor") && !name.equals("limit") && !name.equals("apiKey")) {
                url.append('&')
                        .append(name)
                        .append('=')
                        .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        });
        return url.toString();
    }

    static int positive(String field, String text) {
        try {
            int value = Integer.parseInt(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // answered below, as a number that is not positive is
        }
        throw RestError.badRequest(field + " '" + text + "' must be a positive whole number");
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RestError.badRequest("cursor '" + cursor + "' is not one of ours");
        }
    }
}
