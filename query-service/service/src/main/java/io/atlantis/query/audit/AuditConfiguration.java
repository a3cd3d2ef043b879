package io.atlantis.query.audit;

import io.atlantis.kernel.eventlog.FoldedEvent;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.topic.Topics;
import io.atlantis.query.privacy.Redaction;
import io.atlantis.query.projection.ProjectionRegistration;
import io.atlantis.query.projection.ReadsFrom;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The audit trail. */
@Configuration(proxyBeanMethods = false)
@Import(AuditController.class)
public class AuditConfiguration {

    @Bean
    AuditStore auditStore(DSLContext database) {
        return new AuditStore(database);
    }

    @Bean
    ProjectionRegistration<FoldedEvent> auditProjection(Actors actors, Redaction redaction) {
        return ProjectionRegistration.ofEvents(Topics.DOMAIN_EVENTS.name(), new AuditProjection(actors, redaction));
    }

    @Bean
    ReadsFrom auditReads() {
        return new ReadsFrom("/api/v1/audit/**", List.of(AuditProjection.NAME));
    }
}
