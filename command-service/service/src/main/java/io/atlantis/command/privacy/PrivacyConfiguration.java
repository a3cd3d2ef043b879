package io.atlantis.command.privacy;

import io.atlantis.command.dispatch.CommandDispatcher;
import io.atlantis.command.store.CommandSettings;
import io.atlantis.kernel.privacy.Actors;
import io.atlantis.kernel.privacy.PersonalDataVault;
import io.atlantis.kernel.time.Ticker;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the keys of personal data and their destruction. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PrivacySettings.class)
public class PrivacyConfiguration {

    @Bean(destroyMethod = "close")
    PersonalDataVault personalDataVault(CommandSettings settings, PrivacySettings privacy, Ticker ticker) {
        return PersonalDataVault.open(settings.kafka().bootstrapServers(), privacy.keyFile(), ticker);
    }

    @Bean
    Actors actors(PersonalDataVault vault) {
        return vault.actors();
    }

    @Bean
    PrivacyFeature privacyFeature(PersonalDataVault vault) {
        return new PrivacyFeature(vault.keys());
    }

    @Bean
    ErasureController erasureController(CommandDispatcher dispatcher, Actors actors) {
        return new ErasureController(dispatcher, actors);
    }
}
