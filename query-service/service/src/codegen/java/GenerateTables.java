import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/**
 * Build step: writes jOOQ's table classes from the schema that Flyway's migrations make in a real Postgres.
 *
 * <p>Run by the JDK's source launcher with three arguments: the folder of the migrations, the folder to write to, this file. It does
 * nothing while the migrations (and this program) are those of the last run, so that only a change of the schema costs seconds.
 */
final class GenerateTables {

    private static final String PACKAGE = "io.atlantis.query.schema";
    private GenerateTables() {}

    public static void main(String[] arguments) throws Exception {
        Path migrations = Path.of(arguments[0]);
        Path output = Path.of(arguments[1]);
        Path program = Path.of(arguments[2]);
        Path stamp = output.resolve("schema.sha256");
        String fingerprint = fingerprint(migrations, program);
        if (Files.exists(stamp) && Files.readString(stamp).equals(fingerprint)) {
            return;
        }
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            migrate(postgres.getPostgresDatabase(), migrations);
            generate(postgres.getPostgresDatabase(), output);
        }
        Files.writeString(stamp, fingerprint);
    }

    private static String fingerprint(Path migrations, Path program) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(program));
        for (Path file : sortedFiles(migrations)) {
            digest.update(file.getFileName().toString().getBytes());
            digest.update(Files.readAllBytes(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> sortedFiles(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static void migrate(DataSource database, Path migrations) {
        Flyway.configure()
                .dataSource(database)
                .locations("filesystem:" + migrations)
                .load()
                .migrate();
    }

    private static void generate(DataSource database, Path output) throws Exception {
        GenerationTool tool = new GenerationTool();
        tool.setDataSource(database);
        tool.run(new Configuration()
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema("public")
                                .withOutputSchemaToDefault(true)
                                // Flyway's own table, and the partitions behind a partitioned table.
                                .withExcludes("flyway_schema_history|.*_p[0-9].*")
                                .withForcedTypes(
                                        new ForcedType().withName("INSTANT").withIncludeTypes("timestamp\\s?with\\s?time\\s?zone|timestamptz")))
                        .withGenerate(new Generate()
                                .withRecords(false)
                                .withGeneratedAnnotation(false)
                                .withRoutines(false)
                                .withIndexes(false)
                                .withKeys(false))
                        .withTarget(new Target()
                                .withPackageName(PACKAGE)
                                .withDirectory(output.toString())
                                .withClean(true)))
                .withLogging(org.jooq.meta.jaxb.Logging.WARN));
    }
}
