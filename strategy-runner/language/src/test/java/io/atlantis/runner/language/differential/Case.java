package io.atlantis.runner.language.differential;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A program with what it did here and on CPython.
 *
 * @param seed the {@link ProgramGenerator}'s
 */
record Case(long seed, String program, String ours, String expected) {

    /**
     * The programs of some consecutive seeds. Those that end where Python would go on are left out: CPython might compute
     * for hours what ours ends by an overflow.
     *
     * @param ours runs a program here
     */
    static List<Case> of(long firstSeed, int seeds, UnaryOperator<String> ours, Oracle python)
            throws IOException, InterruptedException {
        List<Case> ran = new ArrayList<>();
        for (long seed = firstSeed; seed != firstSeed + seeds; seed++) {
            String program = ProgramGenerator.generate(seed);
            String run = ours.apply(program);
            if (!BitRecorder.isBeyondPython(run)) {
                ran.add(new Case(seed, program, run, ""));
            }
        }
        List<String> expected = python.run(ran.stream().map(Case::program).toList());
        for (int i = 0; i < ran.size(); i++) {
            Case one = ran.get(i);
            ran.set(i, new Case(one.seed, one.program, one.ours, expected.get(i)));
        }
        return ran;
    }

    /** The programs of some seeds, run by this class path's compiler. */
    static List<Case> of(long firstSeed, int seeds, Oracle python) throws IOException, InterruptedException {
        return of(firstSeed, seeds, program -> BitRecorder.run(program, Oracle.CLOSES), python);
    }

    boolean agrees() {
        return ours.equals(expected);
    }
}
