package io.atlantis.sample.model;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Breaks the purity of its package. */
public final class LoggingDay {

    static final Logger LOG = LoggerFactory.getLogger(LoggingDay.class);
}
