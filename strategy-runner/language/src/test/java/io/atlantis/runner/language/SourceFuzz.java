package io.atlantis.runner.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Makes damaged sources out of sound ones and of the attack corpus: by token, by line and by byte. */
final class SourceFuzz {
    private static final Pattern TOKENS = Pattern.compile("\\n *|[A-Za-z_0-9.]+|\"[^\"\n]*\"|\\s+|.");

    /** Longer sources would only be slow. */
    private static final int MOST_CHARS = 1_500;

    private final List<List<String>> sources;

    SourceFuzz() {
        this.sources = Stream.of("escape.txt", "text.txt", "compiler.txt", "running.txt")
                .flatMap(file -> AttackCorpus.of(file).stream())
                .map(AttackCorpus.Attack::source)
                .filter(source -> source.length() < MOST_CHARS)
                .map(SourceFuzz::tokens)
                .toList();
    }

    /** A source with some tokens dropped, doubled, swapped or taken from another source. */
    String mutated(RandomGenerator random) {
        List<String> tokens = new ArrayList<>(any(random));
        for (int changes = random.nextInt(1, 6); changes > 0 && tokens.size() > 1; changes--) {
            int at = random.nextInt(tokens.size());
            switch (random.nextInt(5)) {
                case 0 -> tokens.remove(at);
                case 1 -> tokens.add(at, tokens.get(at));
                case 2 -> Collections.swap(tokens, at, random.nextInt(tokens.size()));
                case 3 -> tokens.set(at, token(random));
                default -> tokens.add(at, token(random));
            }
        }
        return String.join("", tokens);
    }

    /** The first part of one source and the last part of another. */
    String spliced(RandomGenerator random) {
        List<String> head = any(random);
        List<String> tail = any(random);
        return String.join("", head.subList(0, random.nextInt(head.size() + 1)))
                + String.join("", tail.subList(random.nextInt(tail.size() + 1), tail.size()));
    }

    /** A source with some bytes of its UTF-8 changed, read back as a service reads it. */
    String withOtherBytes(RandomGenerator random) {
        byte[] bytes = String.join("", any(random)).getBytes(StandardCharsets.UTF_8);
        for (int changes = random.nextInt(1, 5); changes > 0; changes--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Random bytes, read as UTF-8. */
    static String bytes(RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String token(RandomGenerator random) {
        List<String> tokens = any(random);
        return tokens.get(random.nextInt(tokens.size()));
    }

    private List<String> any(RandomGenerator random) {
        return sources.get(random.nextInt(sources.size()));
    }

    private static List<String> tokens(String source) {
        return TOKENS.matcher(source).results().map(match -> match.group()).toList();
    }
}
