package io.atlantis.query.status;

/**
 * How one part of the platform fares.
 *
 * @param name a service, or a part of one as {@code service/part}
 * @param status {@code UP}, {@code DOWN}, or whatever else the part says of itself
 * @param detail what it says more; empty when nothing
 */
record ComponentHealth(String name, String status, String detail) {

    static final String UP = "UP";
    static final String DOWN = "DOWN";

    boolean isUp() {
        return status.equals(UP);
    }
}
