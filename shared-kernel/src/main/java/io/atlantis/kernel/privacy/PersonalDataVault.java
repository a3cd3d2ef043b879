package io.atlantis.kernel.privacy;

import io.atlantis.kernel.time.Ticker;
import io.atlantis.kernel.topic.Topics;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/** All that a service needs to seal and open personal data: the master key and the subjects' keys. Thread-safe. */
public final class PersonalDataVault implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration SEGMENT =
            Duration.ofMillis(Long.parseLong(Topics.SUBJECT_KEYS.config().getOrDefault("segment.ms", "0")));

    private final SubjectKeysPipeline keys;
    private final SealedPersonalText text;
    private final Actors actors;

    private PersonalDataVault(MasterKey master, SubjectKeysPipeline keys, SecureRandom random) {
        this.keys = keys;
        this.text = new SealedPersonalText(master, keys, random);
        this.actors = new Actors(master, text, keys);
    }

    /**
     * Opens the key file, which is made if it isn't there, and reads {@link Topics#SUBJECT_KEYS} to its end; within 60 s.
     *
     * @throws IllegalStateException when the file is open to others, holds no key, or not the one the topic was begun with
     * @throws SubjectKeysUnavailableException when the topic can't be read
     */
    public static PersonalDataVault open(String bootstrapServers, Path keyFile, Ticker ticker) {
        SecureRandom random = new SecureRandom();
        MasterKey master = MasterKeyFile.open(keyFile, random);
        SubjectKeysPipeline keys = new SubjectKeysPipeline(
                bootstrapServers, Topics.SUBJECT_KEYS.name(), SEGMENT, master, random, ticker);
        try {
            keys.start(START_LIMIT);
            return new PersonalDataVault(master, keys, random);
        } catch (RuntimeException e) {
            keys.close();
            throw e;
        }
    }

    public SubjectKeys keys() {
        return keys;
    }

    public PersonalText text() {
        return text;
    }

    public Actors actors() {
        return actors;
    }

    @Override
    public void close() {
        keys.close();
    }
}
