package io.atlantis.simulator.rest;

import tools.jackson.core.JsonGenerator;

/** One of the vendor's resources. */
@FunctionalInterface
interface Endpoint {

    /**
     * Writes the members of the answer, inside an object that has {@code status} and {@code request_id} already.
     *
     * @throws RestError to refuse
     */
    void answer(RestRequest request, JsonGenerator json);
}
