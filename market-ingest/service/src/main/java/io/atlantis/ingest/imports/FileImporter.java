package io.atlantis.ingest.imports;

import io.atlantis.ingest.publish.LogIdentity;
import io.atlantis.ingest.publish.PublishFailedException;
import io.atlantis.ingest.publish.RunPublisher;
import io.atlantis.ingest.record.RecordEncoder;
import io.atlantis.ingest.reference.InstrumentRegistry;
import io.atlantis.kernel.market.Instrument;
import io.atlantis.kernel.market.InstrumentSource;
import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.time.EpochNanos;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Brings a file in, all or nothing: spool, check every line, then publish as one run and wait for every acknowledgement.
 * The run's id comes from the file's fingerprint, so that a file sent again after an interruption goes on in the same run
 * where it stopped, and a file that is in already is answered from the journal. Thread-safe; blocks.
 */
public final class FileImporter {

    private static final Duration ACK_TIMEOUT = Duration.ofMinutes(2);
    private static final int HEX = 16;
    private static final int RUN_ID_DIGITS = 15;

    private final Producer<byte[], byte[]> producer;
    private final InstrumentRegistry registry;
    private final ImportSettings settings;
    private final Clock clock;
    private final Set<Symbol> running = ConcurrentHashMap.newKeySet();

    /**
     * @param producer owned by the caller
     */
    public FileImporter(
            Producer<byte[], byte[]> producer, InstrumentRegistry registry, ImportSettings settings, Clock clock) {
        this.producer = producer;
        this.registry = registry;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param shape makes a reader of the file's rows, for each pass a fresh one
     * @param file its name, for messages
     * @param body read once, to its end
     * @throws io.atlantis.kernel.problem.ProblemException when the file or the symbol is refused
     */
    ImportResult run(Symbol symbol, Supplier<? extends FileShape> shape, String file, InputStream body)
            throws IOException {
        checkSource(symbol);
        if (!running.add(symbol)) {
            throw ImportProblems.inProgress(symbol.value());
        }
        String purpose = symbol + " " + shape.get().label();
        try (Spool spool = Spool.of(body, settings.folder(), settings.maxBytes(), purpose)) {
            return run(symbol, shape, file, spool);
        } catch (PublishFailedException | KafkaException e) {
            throw ImportProblems.logUnavailable(String.valueOf(e.getMessage()));
        } finally {
            running.remove(symbol);
        }
    }

    private ImportResult run(Symbol symbol, Supplier<? extends FileShape> shape, String file, Spool spool)
            throws IOException, PublishFailedException {
        ImportJournal journal = new ImportJournal(settings.folder(), logIdentity());
        Optional<ImportJournal.Note> noted = journal.find(spool.fingerprint());
        if (noted.isPresent() && noted.get().finished()) {
            return noted.get().result();
        }
        FileShape toPublish = shape.get();
        CsvFile csv = new CsvFile(file, spool.path(), toPublish.columns());
        ImportJournal.Note note;
        long alreadyIn;
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            PartitionTail tail = new PartitionTail(consumer);
            ImportResult result = check(csv, shape.get(), symbol, file, spool.fingerprint());
            note = noted.isPresent()
                    ? noted.get()
                    : journal.begin(spool.fingerprint(), result, tail.endOffset(toPublish.topic(), symbol.value()));
            alreadyIn = noted.isEmpty()
                    ? 0
                    : tail.lastSequence(
                            toPublish.topic(), symbol.value(), note.startOffset(), Long.parseLong(result.runId()));
        }
        registerImported(symbol);
        publish(csv, toPublish, note.result(), alreadyIn);
        journal.finish(spool.fingerprint(), note);
        return note.result();
    }

    private void checkSource(Symbol symbol) {
        registry.find(symbol.value())
                .filter(known -> known.source() != InstrumentSource.IMPORTED)
                .ifPresent(known -> {
                    throw ImportProblems.notImportable(
                            symbol.value(), known.source().name());
                });
    }

    private static ImportResult check(CsvFile csv, FileShape shape, Symbol symbol, String file, String fingerprint)
            throws IOException {
        ErrorList errors = new ErrorList();
        long[] span = {Long.MAX_VALUE, Long.MIN_VALUE, 0};
        csv.forEach(errors, row -> {
            long timeNs = shape.read(row);
            span[0] = Math.min(span[0], timeNs);
            span[1] = Math.max(span[1], timeNs);
            span[2]++;
        });
        if (!errors.isEmpty()) {
            throw ImportProblems.invalidCsv(errors);
        }
        if (span[2] == 0) {
            throw ImportProblems.emptyFile(file);
        }
        return new ImportResult(
                symbol.value(), span[2], EpochNanos.format(span[0]), EpochNanos.format(span[1]), runId(fingerprint));
    }

    private void publish(CsvFile csv, FileShape shape, ImportResult result, long alreadyIn)
            throws IOException, PublishFailedException {
        RunPublisher run = new RunPublisher(producer, result.symbol());
        RecordEncoder encoder = new RecordEncoder();
        long runId = Long.parseLong(result.runId());
        long ingestTimeNs = EpochNanos.now(clock);
        long[] sequence = {0};
        csv.forEach(new ErrorList(), row -> {
            long timeNs = shape.read(row);
            if (++sequence[0] > alreadyIn && timeNs != 0) {
                int length = shape.encode(encoder, sequence[0], runId, ingestTimeNs);
                run.publish(shape.topic(), encoder.buffer(), length);
            }
        });
        run.awaitAcknowledged(ACK_TIMEOUT);
    }

    private void registerImported(Symbol symbol) {
        if (registry.find(symbol.value()).isEmpty()) {
            registry.register(List.of(new Instrument(
                    symbol.value(),
                    symbol.value() + " (imported)",
                    "stocks",
                    "",
                    "usd",
                    "CS",
                    true,
                    InstrumentSource.IMPORTED)));
        }
    }

    private String logIdentity() {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()))) {
            return LogIdentity.of(admin);
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> reading = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        return new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Sixty bits of the fingerprint: positive, and the same for the same file. */
    private static String runId(String fingerprint) {
        return Long.toString(Long.parseLong(fingerprint, 0, RUN_ID_DIGITS, HEX));
    }
}
