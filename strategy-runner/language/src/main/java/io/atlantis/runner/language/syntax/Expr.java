package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An expression as written. */
public sealed interface Expr {
    /** Its place. */
    Span span();

    /** {@code 42}. */
    record IntLiteral(Span span, long value) implements Expr {}

    /** {@code 4.2}. */
    record FloatLiteral(Span span, double value) implements Expr {}

    /** {@code "text"}. */
    record StringLiteral(Span span, String value) implements Expr {}

    /** {@code f"{close:.2f} and {n}"}: fields with what stands before each, and the text behind the last. */
    record TextTemplate(Span span, List<Field> fields, String tail) implements Expr {
        /** The expressions of the fields. */
        public List<Expr> values() {
            return fields.stream().map(Field::value).toList();
        }
    }

    /** {@code {value:spec}} and the text before it; the spec is empty if none is given. */
    record Field(String before, Expr value, String spec, Span specSpan) {}

    /** {@code True} or {@code False}. */
    record BoolLiteral(Span span, boolean value) implements Expr {}

    /** {@code close}. */
    record Name(Span span, String id) implements Expr {}

    /** {@code position.qty}. */
    record Attribute(Span span, Expr object, String id, Span idSpan) implements Expr {}

    /** {@code close[1]}. */
    record Subscript(Span span, Expr object, Expr index) implements Expr {}

    /** {@code xs[1:-1:2]}; each part may be left out. */
    record Slice(Span span, Expr object, Optional<Expr> start, Optional<Expr> stop, Optional<Expr> step)
            implements Expr {
        /** The parts that are written, in order. */
        public List<Expr> parts() {
            return Stream.of(start, stop, step).flatMap(Optional::stream).toList();
        }
    }

    /** {@code item in container}, or {@code not in}. */
    record Contains(Span span, boolean isNegated, Expr item, Expr container) implements Expr {}

    /** {@code buy(1, tag="dip")}. */
    record Call(Span span, Expr callee, List<Expr> arguments, List<Keyword> keywords) implements Expr {}

    /** {@code tag="dip"} inside a call. */
    record Keyword(String name, Span nameSpan, Expr value) {}

    /** {@code -x}. */
    record Negate(Span span, Expr operand) implements Expr {}

    /** {@code not x}. */
    record Not(Span span, Expr operand) implements Expr {}

    /** {@code a + b}. */
    record Binary(Span span, BinaryOperator operator, Expr left, Expr right) implements Expr {}

    /** {@code a < b <= c}: one operand more than operators. */
    record Compare(Span span, List<CompareOperator> operators, List<Expr> operands) implements Expr {}

    /** {@code a and b and c}, or the same with {@code or}. */
    record Logic(Span span, boolean isAnd, List<Expr> operands) implements Expr {}

    /** {@code a if test else b}. */
    record Conditional(Span span, Expr test, Expr then, Expr otherwise) implements Expr {}

    /** {@code a, b}, with or without parentheses: two elements or more. */
    record Tuple(Span span, List<Expr> elements) implements Expr {}

    /** {@code {"a": 1, "b": 2}}. */
    record DictLiteral(Span span, List<Expr> keys, List<Expr> values) implements Expr {}

    /** {@code [element for target in iterable if test]}, or with a key in {@code {key: element for ...}}. */
    record Comprehension(Span span, Optional<Expr> key, Expr element, Expr target, Expr iterable, Optional<Expr> test)
            implements Expr {}

    /** {@code [1.0, 2.0]}. */
    record ListLiteral(Span span, List<Expr> elements) implements Expr {}
}
