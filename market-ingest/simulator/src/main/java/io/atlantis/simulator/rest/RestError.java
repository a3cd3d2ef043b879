package io.atlantis.simulator.rest;

/** A refusal with the vendor's status and body. */
final class RestError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int httpStatus;
    private final String status;
    private final String member;

    private RestError(int httpStatus, String status, String member, String message) {
        super(message);
        this.httpStatus = httpStatus;
        this.status = status;
        this.member = member;
    }

    static RestError badRequest(String message) {
        return new RestError(400, "ERROR", "error", message);
    }

    static RestError unknownKey() {
        return new RestError(401, "ERROR", "error", "Unknown API Key");
    }

    static RestError notEntitled() {
        return new RestError(
                403,
                "NOT_AUTHORIZED",
                "message",
                "You are not entitled to this data. Please upgrade your plan at https://massive.com/pricing");
    }

    static RestError notFound(String message) {
        return new RestError(404, "NOT_FOUND", "message", message);
    }

    static RestError tooManyRequests() {
        return new RestError(
                429,
                "ERROR",
                "error",
                "You've exceeded the maximum requests per minute, please wait or upgrade your subscription to continue.");
    }

    int httpStatus() {
        return httpStatus;
    }

    /** The vendor's word in the body's {@code status}. */
    String status() {
        return status;
    }

    /** Whether the text stands under {@code error} or {@code message}. */
    String member() {
        return member;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
