package io.atlantis.query.edge;

import org.springframework.context.annotation.Configuration;

/** What faces the browser. */
@Configuration(proxyBeanMethods = false)
public class EdgeConfiguration {}
