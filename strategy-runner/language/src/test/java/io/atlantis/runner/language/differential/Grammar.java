package io.atlantis.runner.language.differential;

import java.util.random.RandomGenerator;

/** The writers of one program: what each kind of construct is made of stands in a class of its own, and they call each other. */
final class Grammar {
    final Choices choices;
    final ProgramText text = new ProgramText();
    final IntExpressions ints = new IntExpressions(this);
    final FloatExpressions floats = new FloatExpressions(this);
    final Conditions conditions = new Conditions(this);
    final Assignments assignments = new Assignments(this);
    final Tuples tuples = new Tuples(this);
    final Lists lists = new Lists(this);
    final Comprehensions comprehensions = new Comprehensions(this);
    final Dicts dicts = new Dicts(this);
    final Loops loops = new Loops(this);
    final Statements statements = new Statements(this);

    Grammar(RandomGenerator random) {
        this.choices = new Choices(random);
    }
}
