package io.atlantis.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** {@code bench [NAME] [--json]}: runs one benchmark or all and prints the figures. */
public final class Bench {

    private static final int USAGE = 2;

    private final List<PlatformBenchmark> benchmarks;
    private final PrintStream out;
    private final PrintStream err;

    Bench(List<PlatformBenchmark> benchmarks, PrintStream out, PrintStream err) {
        this.benchmarks = benchmarks;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) throws Exception {
        System.exit(new Bench(BenchmarkCatalog.all(), System.out, System.err).run(List.of(args)));
    }

    /** @return the exit code: 0, or 2 for a name that is none */
    int run(List<String> arguments) throws Exception {
        boolean json = arguments.contains("--json");
        List<String> names = arguments.stream()
                .filter(argument -> !argument.equals("--json"))
                .toList();
        List<String> known = benchmarks.stream().map(PlatformBenchmark::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                err.println("no benchmark '" + name + "': there are " + String.join(", ", known));
                return USAGE;
            }
        }
        Map<String, List<Measurement>> figures = new LinkedHashMap<>();
        for (PlatformBenchmark benchmark : benchmarks) {
            if (names.isEmpty() || names.contains(benchmark.name())) {
                figures.put(benchmark.name(), measure(benchmark, json));
            }
        }
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(figures));
        }
        return 0;
    }

    private List<Measurement> measure(PlatformBenchmark benchmark, boolean quiet) throws Exception {
        Path scratch = Files.createTempDirectory("atlantis-bench-");
        try {
            List<Measurement> figures = new ArrayList<>(benchmark.run(scratch));
            if (!quiet) {
                out.println(benchmark.name() + ": " + benchmark.description());
                figures.forEach(figure -> out.println(line(figure)));
            }
            return figures;
        } finally {
            delete(scratch);
        }
    }

    private static String line(Measurement figure) {
        return String.format(
                Locale.ROOT, "  %-62s %,14.2f %-12s %s", figure.name(), figure.value(), figure.unit(), figure.how());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).collect(Collectors.toList())) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
