/**
 * How results leave the runner: artifacts to Kafka, what happened as commands to the command service. Nothing here
 * decides what a result is.
 */
@NullMarked
package io.atlantis.runner.service.report;

import org.jspecify.annotations.NullMarked;
