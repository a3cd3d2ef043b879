package io.atlantis.runner.language.differential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes statements out of a program for as long as it still does something else here than on CPython. */
final class Shrinker {
    private final Oracle python;

    Shrinker(Oracle python) {
        this.python = python;
    }

    Case shrink(Case failing) throws IOException, InterruptedException {
        Case least = failing;
        Case next = shorter(least);
        while (next.program().length() < least.program().length()) {
            least = next;
            next = shorter(least);
        }
        return least;
    }

    /** The shortest that still fails of those with one statement less, or the same again. */
    private Case shorter(Case failing) throws IOException, InterruptedException {
        List<Case> candidates = candidates(failing);
        List<String> expected =
                python.run(candidates.stream().map(Case::program).toList());
        Case least = failing;
        for (int i = 0; i < candidates.size(); i++) {
            Case one = candidates.get(i);
            Case compared = new Case(one.seed(), one.program(), one.ours(), expected.get(i));
            if (!compared.agrees()
                    && compared.program().length() < least.program().length()) {
                least = compared;
            }
        }
        return least;
    }

    private static List<Case> candidates(Case failing) {
        List<String> lines = failing.program().lines().toList();
        List<Case> candidates = new ArrayList<>();
        for (int from = 0; from < lines.size(); from++) {
            List<String> rest = new ArrayList<>(lines.subList(0, from));
            rest.addAll(lines.subList(endOfStatement(lines, from), lines.size()));
            String program = String.join("\n", rest) + "\n";
            try {
                String ours = BitRecorder.run(program, Oracle.CLOSES);
                if (!BitRecorder.isBeyondPython(ours)) {
                    candidates.add(new Case(failing.seed(), program, ours, ""));
                }
            } catch (IllegalArgumentException refused) {
                // something else needs the statement: it stays
            }
        }
        return candidates;
    }

    /** Behind the lines that are indented more than the first. */
    private static int endOfStatement(List<String> lines, int from) {
        int end = from + 1;
        while (end < lines.size() && indent(lines.get(end)) > indent(lines.get(from))) {
            end++;
        }
        return end;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
