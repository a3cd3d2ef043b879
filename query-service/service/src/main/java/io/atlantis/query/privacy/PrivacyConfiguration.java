package io.atlantis.query.privacy;

import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.privacy.PersonalDataVault;
import io.atlantis.kernel.time.Ticker;
import io.atlantis.query.kafka.KafkaSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the keys of personal data for the read models. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
public class PrivacyConfiguration {

    @Bean(destroyMethod = "close")
    PersonalDataVault personalDataVault(KafkaSettings kafka, PrivacySettings privacy, Ticker ticker) {
        return PersonalDataVault.open(kafka.bootstrapServers(), privacy.keyFile(), ticker);
    }

    @Bean
    Actors actors(PersonalDataVault vault) {
        return vault.actors();
    }

    @Bean
    Redaction redaction(Actors actors) {
        return new Redaction(actors);
    }
}
