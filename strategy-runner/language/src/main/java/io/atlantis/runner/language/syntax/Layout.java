package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Prints a readable source in the one layout; see {@code StrategyFormatter}. For one use. */
public final class Layout {
    private static final int INDENT = 4;

    private final String source;
    private final List<Atom> atoms;
    private final Spacing spacing = new Spacing();
    private final StringBuilder out = new StringBuilder();

    /** Columns at which the open blocks begin in the source, by level. */
    private final Map<Integer, Integer> columns = new HashMap<>();

    private boolean inFunction;

    /** Whether the line before is a decorator of the next. */
    private boolean decorated;

    private Layout(String source) {
        this.source = source;
        this.atoms = Atoms.of(source);
    }

    /** Lays a source out that parses without an error. */
    public static String of(String source) {
        Layout layout = new Layout(source.replace("\r\n", "\n").replace('\r', '\n'));
        layout.print();
        return layout.out.toString();
    }

    /** Whether two readable sources differ in nothing but layout and comments. */
    public static boolean sameTokens(String source, String other) {
        return tokens(source).equals(tokens(other));
    }

    private static List<String> tokens(String source) {
        return Lexer.tokenize(source, 1, new Diagnostics(1)).stream()
                .map(token -> token.kind() + " " + token.text())
                .toList();
    }

    private void print() {
        int end = 0;
        for (int i = 0; i < atoms.size(); i++) {
            Atom atom = atoms.get(i);
            Gap gap = Gap.of((i == 0 ? "\n" : "") + source.substring(end, atom.from()));
            if (atom.startsLine()) {
                betweenLines(gap, i);
            } else {
                withinLine(gap, atoms.get(i - 1), atom);
            }
            out.append(atom.text());
            spacing.show(atom, atom.startsLine(), i > 0 && atoms.get(i - 1).endsValue());
            end = atom.to();
        }
        closing(Gap.of((atoms.isEmpty() ? "\n" : "") + source.substring(end) + "\n"));
    }

    private void betweenLines(Gap gap, int index) {
        Atom next = atoms.get(index);
        int levelBefore = index == 0 ? 0 : atoms.get(index - 1).level();
        endLine(gap);
        boolean decorates = next.isOperator("@");
        boolean definition = next.level() == 0 && (decorates || next.text().equals("def"));
        boolean apart = index > 0 && next.level() == 0 && !decorated && (definition || inFunction);
        decorated = decorates;
        lines(gap.lines(), levelBefore, next.level(), apart);
        if (next.level() == 0) {
            inFunction = definition;
        }
        columns.put(next.level(), next.from() - (source.lastIndexOf('\n', next.from() - 1) + 1));
        out.append(" ".repeat(INDENT * next.level()));
        spacing.startLine();
    }

    private void closing(Gap gap) {
        endLine(gap);
        List<Gap.Line> lines = new ArrayList<>(gap.lines());
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        lines(lines, atoms.isEmpty() ? 0 : atoms.getLast().level(), 0, false);
    }

    private void endLine(Gap gap) {
        gap.trailing().ifPresent(comment -> out.append("  ").append(comment));
        if (!out.isEmpty()) {
            out.append('\n');
        }
    }

    /** Comments and single empty lines; the function's end and beginning get an empty line if the author left none. */
    private void lines(List<Gap.Line> lines, int levelBefore, int levelNext, boolean apart) {
        boolean opensBlock = levelNext > levelBefore;
        int[] levels = levels(lines, levelBefore, levelNext);
        int outer = outerFrom(lines, levels);
        boolean missing = apart && lines.subList(outer, lines.size()).stream().noneMatch(Gap.Line::isBlank);
        for (int i = 0; i <= lines.size(); i++) {
            if (i == outer && missing) {
                blank();
            }
            if (i < lines.size()) {
                line(lines.get(i), levels[i], opensBlock);
            }
        }
    }

    private void line(Gap.Line line, int level, boolean opensBlock) {
        if (!line.isBlank()) {
            out.append(" ".repeat(INDENT * level)).append(line.comment()).append('\n');
        } else if (!opensBlock) {
            blank();
        }
    }

    private void blank() {
        boolean blankBefore = out.length() > 1 && out.charAt(out.length() - 2) == '\n';
        if (!out.isEmpty() && !blankBefore) {
            out.append('\n');
        }
    }

    /** Index behind the last comment that belongs to a block above. */
    private static int outerFrom(List<Gap.Line> lines, int[] levels) {
        int outer = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank() && levels[i] > 0) {
                outer = i + 1;
            }
        }
        return outer;
    }

    /** A comment where blocks end belongs to the innermost of them that it is not left of. */
    private int[] levels(List<Gap.Line> lines, int levelBefore, int levelNext) {
        int[] levels = new int[lines.size()];
        for (int i = 0; i < levels.length; i++) {
            int level = Math.max(levelBefore, levelNext);
            while (level > levelNext
                    && columns.getOrDefault(level, 0) > lines.get(i).column()) {
                level--;
            }
            levels[i] = level;
        }
        return levels;
    }

    private void withinLine(Gap gap, Atom before, Atom next) {
        if (!gap.breaks()) {
            out.append(spacing.between(before, next) ? " " : "");
        } else if (spacing.depth() == 0) {
            out.append(" \\\n").append(" ".repeat(INDENT * (next.level() + 1)));
        } else {
            breakWithinBrackets(gap, next);
        }
    }

    private void breakWithinBrackets(Gap gap, Atom next) {
        String inner = " ".repeat(INDENT * (next.level() + spacing.depth()));
        gap.trailing().ifPresent(comment -> out.append("  ").append(comment));
        out.append('\n');
        for (Gap.Line line : gap.lines()) {
            if (!line.isBlank()) {
                out.append(inner).append(line.comment()).append('\n');
            }
        }
        out.append(next.closes() ? inner.substring(INDENT) : inner);
    }
}
