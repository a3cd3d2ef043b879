package io.atlantis.runner.language.tree;

import java.util.List;
import java.util.Optional;

/** A checked statement of event code. */
public sealed interface TypedStmt {
    /** Line of the source, for the line table. */
    int line();

    /** {@code x = value} of a local. */
    record AssignLocal(int line, Local variable, TypedExpr value) implements TypedStmt {}

    /** {@code x = value} of a global or a state's attribute. */
    record AssignField(int line, Field field, TypedExpr value) implements TypedStmt {}

    /** An expression whose value is dropped. */
    record Evaluate(int line, TypedExpr expression) implements TypedStmt {}

    /** The first branch whose test holds, else the last block. */
    record If(int line, List<Branch> branches, List<TypedStmt> otherwise) implements TypedStmt {}

    /** One tested block. */
    record Branch(int line, TypedExpr test, List<TypedStmt> body) {}

    /**
     * A while loop.
     *
     * @param stepsPerTurn what the budget is charged at each turn
     */
    record While(int line, TypedExpr test, List<TypedStmt> body, int stepsPerTurn) implements TypedStmt {}

    /**
     * {@code for variable in range(start, stop, step)}.
     *
     * @param leavesEarly whether a break or return may end it: then turns are charged one by one, not in advance
     */
    record ForRange(
            int line,
            Local variable,
            TypedExpr start,
            TypedExpr stop,
            TypedExpr step,
            List<TypedStmt> body,
            int stepsPerTurn,
            boolean leavesEarly)
            implements TypedStmt {}

    /**
     * {@code for variable in source}: sees elements appended while it runs, as in Python.
     *
     * @param list keeps the source
     * @param index of the turn, from 0
     * @param element the list's element at the index, of the variable's type
     */
    record ForEach(
            int line,
            Local list,
            TypedExpr source,
            Local index,
            Local variable,
            TypedExpr element,
            List<TypedStmt> body,
            int stepsPerTurn)
            implements TypedStmt {}

    /** Leaves the function. */
    record Return(int line, Optional<TypedExpr> value) implements TypedStmt {}

    /** Leaves the innermost loop. */
    record Break(int line) implements TypedStmt {}

    /** Goes to the next turn of the innermost loop. */
    record Continue(int line) implements TypedStmt {}
}
