package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.Span;
import java.util.List;
import java.util.Optional;

/** A statement as written. */
public sealed interface Stmt {
    /** Its place; of a compound statement the place of its header. */
    Span span();

    /** {@code x = 1} or {@code x: int = 1}; the target is a name, an attribute, a subscript or a tuple of them. */
    record Assign(Span span, Expr target, Optional<Expr> annotation, Expr value) implements Stmt {}

    /** {@code x += 1}; target as of {@link Assign}. */
    record AugmentedAssign(Span span, Expr target, BinaryOperator operator, Expr value) implements Stmt {}

    /** An expression on its own. */
    record Evaluate(Span span, Expr expression) implements Stmt {}

    /** {@code if} with its {@code elif}s, flat, and the {@code else} block, empty if there is none. */
    record If(Span span, List<Branch> branches, List<Stmt> otherwise) implements Stmt {}

    /** One tested block of an {@link If}. */
    record Branch(Expr test, List<Stmt> body) {}

    /** {@code while test:}. */
    record While(Span span, Expr test, List<Stmt> body) implements Stmt {}

    /** {@code for target in iterable:}; the target is a name or a tuple of names. */
    record For(Span span, Expr target, Expr iterable, List<Stmt> body) implements Stmt {}

    /** {@code def name(parameters) -> returns:} with the {@code @decorators} above it; {@code None} is read as a name. */
    record FunctionDef(
            Span span,
            String name,
            Span nameSpan,
            List<Expr> decorators,
            List<Param> parameters,
            Optional<Expr> returns,
            List<Stmt> body)
            implements Stmt {}

    /** A parameter of a function, with the type it is annotated with and its default, if any. */
    record Param(String name, Span span, Optional<Expr> annotation, Optional<Expr> defaultValue) {}

    /** {@code return} with or without a value. */
    record Return(Span span, Optional<Expr> value) implements Stmt {}

    /** {@code break}. */
    record Break(Span span) implements Stmt {}

    /** {@code continue}. */
    record Continue(Span span) implements Stmt {}

    /** {@code pass}. */
    record Pass(Span span) implements Stmt {}

    /** {@code global a, b}. */
    record Global(Span span, List<Expr.Name> names) implements Stmt {}
}
