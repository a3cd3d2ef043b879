package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.FillFields;
import io.atlantis.runner.language.builtin.HostOperation;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.ReservedNames;
import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import io.atlantis.runner.language.diagnostic.Span;
import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Types expressions of event code and of module-level values, with Python's semantics. A bare series is its value at
 * the current bar; a {@code ta.*} call becomes a node of the series graph, updated at every bar wherever it is written.
 */
final class ExpressionChecker {
    private final ModuleScope module;
    private final LocalScope locals;
    private final OperatorChecker operators;
    private final CallChecker calls;
    private final ContainerChecker containers;
    private final DictChecker dicts;
    private final LineReader lines;
    private final TextChecker texts;

    ExpressionChecker(ModuleScope module, LocalScope locals) {
        this.module = module;
        this.locals = locals;
        this.operators = new OperatorChecker(module, this);
        this.calls = new CallChecker(module, locals, this);
        this.containers = new ContainerChecker(module, locals, this);
        this.dicts = new DictChecker(module, this);
        this.lines = new LineReader(module, locals, new SeriesChecker(module, locals));
        this.texts = new TextChecker(module, this);
    }

    /** An expression that must have a value. */
    TypedExpr value(Expr expression) {
        TypedExpr checked = check(expression);
        return checked.type() == ValueType.NONE
                ? module.error(expression.span(), DiagnosticCode.NO_VALUE, "this call gives no value")
                : checked;
    }

    /** An expression that must have a value of the type, or one that widens to it. */
    TypedExpr ofType(ValueType wanted, Expr expression) {
        return fitted(wanted, value(expression), expression.span());
    }

    /** A checked expression that must have the type, or one that widens to it. */
    TypedExpr fitted(ValueType wanted, TypedExpr checked, Span span) {
        module.inference.used(checked, wanted, span);
        return Coercion.to(wanted, checked)
                .orElseGet(() -> module.error(
                        span,
                        DiagnosticCode.TYPE_MISMATCH,
                        "this must be " + wanted.label() + ", it is "
                                + checked.type().label()
                                + (wanted instanceof ListType && checked.type() instanceof ListType
                                        ? ": give it its first elements as " + wanted.label()
                                        : Coercion.conversionHint(wanted, checked.type()))));
    }

    /** An expression that must be a list; UNKNOWN if it is refused. */
    TypedExpr list(Expr expression) {
        return ofType(ValueType.ANY_LIST, expression);
    }

    /** A list of which it is known what it holds; UNKNOWN if it is refused. */
    TypedExpr knownList(Expr expression) {
        return knownList(value(expression), expression.span());
    }

    /** As the other one, of a checked expression. */
    TypedExpr knownList(TypedExpr checked, Span span) {
        TypedExpr list = fitted(ValueType.ANY_LIST, checked, span);
        return list.type().equals(ValueType.ANY_LIST) ? unknownElements(span) : list;
    }

    /** What a loop goes over: a list, or the keys of a dict. */
    TypedExpr iterable(Expr expression) {
        TypedExpr value = value(expression);
        if (value.type() instanceof DictType dict) {
            return dict.isKnown() ? DictChecker.keys(value) : unknownElements(expression.span());
        }
        return value.type() == ValueType.STR ? TextChecker.characters(value) : knownList(value, expression.span());
    }

    private TypedExpr unknownElements(Span span) {
        return module.error(span, DiagnosticCode.CANNOT_INFER_TYPE, "nothing says what this holds: give it an element");
    }

    /** A value that becomes, or is compared with, an element of the list. */
    TypedExpr element(TypedExpr list, Expr expression) {
        TypedExpr value = value(expression);
        if (Coercion.isUnknown(value)) {
            return value;
        }
        return element(list, value, expression.span());
    }

    /** As the other one, of a checked value. */
    TypedExpr element(TypedExpr list, TypedExpr value, Span span) {
        if (!Lists.canHold(value.type())) {
            return noElement(value, span);
        }
        module.inference.used(list, new ListType(value.type()), span);
        return list.type().equals(ValueType.ANY_LIST)
                ? unknownElements(span)
                : fitted(Lists.element(list), value, span);
    }

    /** Refuses a value that lists do not hold. */
    TypedExpr noElement(TypedExpr value, Span span) {
        return module.error(
                span,
                DiagnosticCode.TYPE_MISMATCH,
                "lists and dicts hold numbers, bools, texts and tuples of them, this is "
                        + value.type().label());
    }

    /** The test of an if or while: anything that Python takes for true or false. */
    TypedExpr condition(Expr expression) {
        return switch (expression) {
            case Expr.Logic logic -> {
                List<TypedExpr> operands =
                        logic.operands().stream().map(this::condition).toList();
                yield new TypedExpr.Logic(logic.isAnd(), operands);
            }
            case Expr.Not not -> new TypedExpr.Not(condition(not.operand()));
            default -> truth(expression);
        };
    }

    private TypedExpr truth(Expr expression) {
        TypedExpr value = value(expression);
        return value.type() instanceof TupleType
                ? module.error(
                        expression.span(), DiagnosticCode.TYPE_MISMATCH, "a tuple is always true: test its values")
                : Coercion.toBool(value);
    }

    /** Any expression; the type is NONE for a call without a value. */
    TypedExpr check(Expr expression) {
        return switch (expression) {
            case Expr.IntLiteral literal -> new TypedExpr.Constant(ValueType.INT, literal.value());
            case Expr.FloatLiteral literal -> new TypedExpr.Constant(ValueType.FLOAT, literal.value());
            case Expr.StringLiteral literal -> texts.literal(literal);
            case Expr.TextTemplate template -> texts.template(template);
            case Expr.BoolLiteral literal -> new TypedExpr.Constant(ValueType.BOOL, literal.value());
            case Expr.Name name -> name(name);
            case Expr.Attribute attribute -> attribute(attribute);
            case Expr.Subscript subscript -> subscript(subscript);
            case Expr.Call call -> calls.check(call);
            case Expr.Negate negate -> operators.negate(negate);
            case Expr.Not not -> new TypedExpr.Not(condition(not.operand()));
            case Expr.Binary binary -> operators.binary(binary, value(binary.left()), value(binary.right()));
            case Expr.Compare compare -> operators.compare(compare);
            case Expr.Logic logic -> operators.logic(logic);
            case Expr.Conditional conditional -> operators.conditional(conditional);
            case Expr.Tuple tuple -> containers.tuple(tuple);
            case Expr.ListLiteral list -> containers.list(list);
            case Expr.Comprehension made -> new ComprehensionChecker(module, locals, this).check(made);
            case Expr.DictLiteral dict -> dicts.literal(dict);
            case Expr.Slice slice -> containers.slice(slice);
            case Expr.Contains contains -> new ListCalls(module, this).contains(contains);
        };
    }

    private TypedExpr name(Expr.Name name) {
        Local local = locals.local(name.id());
        if (local != null) {
            return local(name, local);
        }
        Field field = module.field(name.id());
        if (field != null) {
            return new TypedExpr.FieldRead(field);
        }
        SeriesNode node = module.graph.named(name.id());
        if (node != null) {
            node.latch();
            return new TypedExpr.SeriesRead(node, 0);
        }
        Optional<SeriesLines> several = lines.lines(name);
        if (several.isPresent()) {
            return lines.tuple(several.get());
        }
        if (name.id().equals("na")) {
            return new TypedExpr.Constant(ValueType.FLOAT, Double.NaN);
        }
        return BarField.named(name.id())
                .<TypedExpr>map(bar -> new TypedExpr.BarRead(bar, 0))
                .orElseGet(() -> noValueName(name));
    }

    private TypedExpr local(Expr.Name name, Local local) {
        if (!locals.isAssigned(local)) {
            return module.error(
                    name.span(),
                    DiagnosticCode.MAYBE_UNASSIGNED,
                    "'" + name.id() + "' may have no value here: assign it on every way that leads here"
                            + (module.field(name.id()) == null ? "" : ", or declare 'global " + name.id() + "'"));
        }
        return new TypedExpr.LocalRead(local);
    }

    private TypedExpr noValueName(Expr.Name name) {
        if (module.function(name.id()) != null || ReservedNames.callable().contains(name.id())) {
            return module.error(
                    name.span(), DiagnosticCode.NO_VALUE, "'" + name.id() + "' is a function: call it with ()");
        }
        boolean hasParts = module.state(name.id()) != null || module.generator(name.id()) != null;
        if (hasParts || ReservedNames.contains(name.id())) {
            return module.error(
                    name.span(), DiagnosticCode.NO_VALUE, "'" + name.id() + "' is no value: name one of its parts");
        }
        return module.unknownName(name.id(), name.span(), locals.names());
    }

    private TypedExpr attribute(Expr.Attribute attribute) {
        Optional<TypedExpr> line = lines.inEvent(attribute);
        if (line.isPresent()) {
            return line.get();
        }
        if (attribute.object() instanceof Expr.Name name && isFill(name)) {
            return fillPart(attribute, name);
        }
        if (!(attribute.object() instanceof Expr.Name object) || locals.local(object.id()) != null) {
            return module.error(
                    attribute.idSpan(),
                    DiagnosticCode.UNKNOWN_ATTRIBUTE,
                    "values have no attributes; lists have methods such as append(x)");
        }
        Optional<TypedExpr> foreign = module.foreign(attribute);
        if (foreign.isPresent()) {
            return foreign.get();
        }
        Map<String, Field> state = module.state(object.id());
        if (state != null) {
            return stateAttribute(attribute, object, state);
        }
        if (SeriesMention.isIndicator(attribute)) {
            return module.error(
                    attribute.span(),
                    DiagnosticCode.WRONG_ARGUMENTS,
                    "write ta." + attribute.id() + "(...) with its arguments");
        }
        return object.id().equals("symbol") ? symbolFact(attribute) : hostAttribute(attribute, object);
    }

    private boolean isFill(Expr.Name name) {
        Local local = locals.local(name.id());
        return local != null && local.type().equals(FillFields.TYPE);
    }

    private TypedExpr fillPart(Expr.Attribute attribute, Expr.Name object) {
        int index = FillFields.NAMES.indexOf(attribute.id());
        return index < 0
                ? unknownAttribute(object.id(), attribute, FillFields.NAMES)
                : new TypedExpr.TupleItem(FillFields.TYPE.elements().get(index), name(object), index);
    }

    private TypedExpr symbolFact(Expr.Attribute attribute) {
        Field field = module.symbolFact(attribute.id());
        return field == null
                ? unknownAttribute("symbol", attribute, module.symbolAttributes())
                : new TypedExpr.FieldRead(field);
    }

    private TypedExpr stateAttribute(Expr.Attribute attribute, Expr.Name object, Map<String, Field> state) {
        Field field = module.stateField(object.id(), attribute.id());
        return field != null
                ? new TypedExpr.FieldRead(field)
                : unknownAttribute(object.id(), attribute, List.copyOf(state.keySet()));
    }

    private TypedExpr hostAttribute(Expr.Attribute attribute, Expr.Name object) {
        List<String> known = HostOperation.attributesOf(object.id());
        if (known.isEmpty()) {
            TypedExpr base = name(object);
            return Coercion.isUnknown(base) ? base : unknownAttribute(object.id(), attribute, List.of());
        }
        if (!known.contains(attribute.id())) {
            return unknownAttribute(object.id(), attribute, known);
        }
        HostOperation operation =
                HostOperation.named(object.id() + "." + attribute.id()).orElseThrow();
        return hostCall(operation, List.of(), attribute.span());
    }

    /** A call of the engine, which only event code can make. */
    TypedExpr hostCall(HostOperation operation, List<TypedExpr> arguments, Span span) {
        return locals.isEventCode()
                ? new TypedExpr.HostCall(operation, arguments)
                : module.error(
                        span,
                        DiagnosticCode.NOT_AT_MODULE_LEVEL,
                        operation.sourceName() + " is at hand in on_bar and the functions it calls, not here");
    }

    private TypedExpr unknownAttribute(String object, Expr.Attribute attribute, List<String> known) {
        return module.error(
                attribute.idSpan(),
                DiagnosticCode.UNKNOWN_ATTRIBUTE,
                "'" + object + "' has no '" + attribute.id() + "'"
                        + module.diagnostics.suggestion(attribute.id(), known));
    }

    private TypedExpr subscript(Expr.Subscript subscript) {
        if (isSeries(subscript.object())) {
            return new History(module).of(new SeriesChecker(module, locals).check(subscript.object()), subscript);
        }
        TypedExpr list = value(subscript.object());
        if (list.type() instanceof DictType) {
            return dicts.get(list, subscript.index());
        }
        TypedExpr index = ofType(ValueType.INT, subscript.index());
        if (list.type() instanceof TupleType tuple) {
            return containers.item(subscript, list, tuple, index);
        }
        if (list.type() == ValueType.STR) {
            return TextChecker.at(list, index);
        }
        if (!(list.type() instanceof ListType) && list.type() != ValueType.UNKNOWN) {
            return module.error(
                    subscript.object().span(),
                    DiagnosticCode.TYPE_MISMATCH,
                    "only series, lists, dicts, tuples and texts have [ ], this is "
                            + list.type().label());
        }
        if (list.type().equals(ValueType.ANY_LIST)) {
            return unknownElements(subscript.object().span());
        }
        return Coercion.isUnknown(list, index) ? new TypedExpr.Unresolved() : Lists.get(list, index);
    }

    /** Whether an expression is a series, so that [k] behind it means its past. */
    boolean isSeries(Expr expression) {
        boolean mentions = SeriesMention.in(expression, name -> locals.local(name) == null && module.isSeries(name));
        return mentions && !isContainer(expression);
    }

    /** Whether an expression looks like a list or tuple, though it mentions a series. */
    private boolean isContainer(Expr expression) {
        return switch (expression) {
            case Expr.ListLiteral _, Expr.Comprehension _, Expr.DictLiteral _, Expr.Tuple _, Expr.Slice _ -> true;
            case Expr.StringLiteral _, Expr.TextTemplate _ -> true;
            case Expr.Subscript part -> isContainer(part.object());
            case Expr.Call(var _, Expr.Attribute callee, var _, var _) -> !SeriesMention.isIndicator(callee);
            case Expr.Binary binary -> isContainer(binary.left()) || isContainer(binary.right());
            case Expr.Conditional choice -> isContainer(choice.then()) || isContainer(choice.otherwise());
            case Expr.Call(var _, Expr.Name callee, var _, var _) ->
                module.function(callee.id()) != null
                        || callee.id().equals("sorted")
                        || callee.id().equals("list")
                        || callee.id().equals("str");
            case Expr.Name name -> {
                Local local = locals.local(name.id());
                Field field = module.field(name.id());
                ValueType type = local != null ? local.type() : field != null ? field.type() : ValueType.UNKNOWN;
                yield !(type instanceof Scalar) || type == ValueType.STR;
            }
            default -> false;
        };
    }
}
