package io.atlantis.runner.language.tree;

import io.atlantis.runner.language.builtin.ValueType;
import java.util.List;

/** A function of the source. Its return type and body are filled in by the type checker. */
public final class Function {
    private final String name;
    private final int index;
    private final int line;
    private final List<Local> parameters;
    private ValueType returnType;
    private boolean declaresReturn;
    private List<TypedStmt> body = List.of();

    /**
     * @param index its number among the program's functions
     * @param line of its {@code def}
     * @param returnType UNKNOWN until inferred, or NONE if no return statement has a value
     */
    public Function(String name, int index, int line, List<Local> parameters, ValueType returnType) {
        this.name = name;
        this.index = index;
        this.line = line;
        this.parameters = List.copyOf(parameters);
        this.returnType = returnType;
    }

    /** As in the source. */
    public String name() {
        return name;
    }

    /** Its number among the program's functions. */
    public int index() {
        return index;
    }

    /** Line of its {@code def}. */
    public int line() {
        return line;
    }

    /** In the order of the source. */
    public List<Local> parameters() {
        return parameters;
    }

    /** NONE if no return statement has a value. */
    public ValueType returnType() {
        return returnType;
    }

    /** Empty until the type checker has completed it. */
    public List<TypedStmt> body() {
        return body;
    }

    /** Fixes the return type to what the source says it is. */
    public void declareReturn(ValueType written) {
        returnType = written;
        declaresReturn = true;
    }

    /** Whether the source says the return type: no return statement changes it. */
    public boolean declaresReturn() {
        return declaresReturn;
    }

    /** Gives the return type a wider one; for the type checker. */
    public void widenReturnTo(ValueType wider) {
        returnType = wider;
    }

    /** Sets the checked body; for the type checker. */
    public void complete(List<TypedStmt> statements) {
        body = List.copyOf(statements);
    }
}
