package io.atlantis.runner.language.tree;

/** A function's variable or parameter, or a value kept between two parts of an expression. */
public final class Local extends Variable {
    public Local(String name) {
        super(name);
    }
}
