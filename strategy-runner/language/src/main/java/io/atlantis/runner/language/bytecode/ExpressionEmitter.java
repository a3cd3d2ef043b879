package io.atlantis.runner.language.bytecode;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.RuntimeFunction;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.syntax.BinaryOperator;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.TypedExpr;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** Emits expressions: each leaves its value on the stack. */
final class ExpressionEmitter {
    private static final MethodTypeDesc AT = Types.method(CD_double, CD_int);
    private static final MethodTypeDesc PAST = Types.method(CD_double, Types.COLUMN, CD_int, CD_int);
    private static final MethodTypeDesc PAST_TRUE = Types.method(CD_boolean, Types.COLUMN, CD_int, CD_int);

    private final MethodEmitter method;
    private final CodeBuilder code;
    private final ConditionEmitter conditions;
    private final ContainerEmitter containers;

    ExpressionEmitter(MethodEmitter method) {
        this.method = method;
        this.code = method.code;
        this.conditions = new ConditionEmitter(method, this);
        this.containers = new ContainerEmitter(method, this);
    }

    ConditionEmitter conditions() {
        return conditions;
    }

    void emit(TypedExpr expression) {
        switch (expression) {
            case TypedExpr.Constant constant -> constant(constant);
            case TypedExpr.LocalRead read -> method.load(read.variable());
            case TypedExpr.FieldRead(var field) -> {
                method.fields.readWhole(field);
                method.load(field);
            }
            case TypedExpr.BarRead read -> bar(read);
            case TypedExpr.SeriesRead read -> series(read);
            case TypedExpr.Convert convert -> convert(convert);
            case TypedExpr.FloatArithmetic arithmetic -> arithmetic(arithmetic);
            case TypedExpr.FloatNegate(TypedExpr operand) -> {
                emit(operand);
                code.dneg();
            }
            case TypedExpr.Truth _, TypedExpr.Not _, TypedExpr.Compare _, TypedExpr.Logic _ ->
                conditions.value(expression);
            case TypedExpr.Conditional conditional -> conditional(conditional);
            case TypedExpr.Keep keep -> {
                emit(keep.value());
                method.duplicate(keep.type());
                method.store(keep.variable());
            }
            case TypedExpr.RuntimeCall call -> {
                if (!containers.elementOfField(call)) {
                    runtimeCall(call);
                }
            }
            case TypedExpr.FunctionCall call -> functionCall(call);
            case TypedExpr.HostCall call -> hostCall(call);
            case TypedExpr.NewList list -> containers.newList(list);
            case TypedExpr.Boxed(TypedExpr operand) -> containers.boxed(operand);
            case TypedExpr.Cast cast -> containers.cast(cast);
            case TypedExpr.NewDict dict -> containers.newDict(dict);
            case TypedExpr.NewTuple tuple -> containers.newTuple(tuple);
            case TypedExpr.TupleItem item -> containers.item(item);
            case TypedExpr.After after -> {
                new StatementEmitter(method, this).block(after.statements());
                emit(after.value());
            }
            case TypedExpr.Unresolved _ -> throw new IllegalStateException("a refused expression reached the emitter");
        }
    }

    /** A field's first value, in the form that the field has. */
    void initial(Field field, TypedExpr value) {
        method.fields.initial(field, value);
        emit(value);
        if (method.fields.isFixed(field)) {
            containers.fix((ListType) field.type());
        }
    }

    private void constant(TypedExpr.Constant constant) {
        switch (constant.value()) {
            case Boolean value -> code.loadConstant(value ? 1 : 0);
            case Long value -> code.loadConstant(value);
            case Double value -> code.loadConstant(value);
            case String value -> code.loadConstant(value);
            default -> throw new IllegalStateException("no constant: " + constant.value());
        }
    }

    private void bar(TypedExpr.BarRead read) {
        switch (read.field()) {
            case OPEN, HIGH, LOW, CLOSE, VOLUME -> barColumn(read.field(), read.barsAgo());
            case HL2 -> mean(List.of(BarField.HIGH, BarField.LOW), read.barsAgo());
            case HLC3 -> mean(List.of(BarField.HIGH, BarField.LOW, BarField.CLOSE), read.barsAgo());
            case OHLC4 -> mean(List.of(BarField.OPEN, BarField.HIGH, BarField.LOW, BarField.CLOSE), read.barsAgo());
            case TIME -> time(read.barsAgo());
            case BAR_INDEX -> barIndex(read.barsAgo());
        }
    }

    private void barColumn(BarField field, int barsAgo) {
        if (barsAgo > 0 || !method.loadKept(field)) {
            readBarColumn(field, barsAgo);
        }
    }

    /** Reads a field of the current bar once for the rest of the method: it does not change while an event runs. */
    void keep(BarField field) {
        readBarColumn(field, 0);
        method.keep(field);
    }

    private void readBarColumn(BarField field, int barsAgo) {
        method.loadBarColumn(field.sourceName());
        columnValue(barsAgo);
    }

    /** Reads the column on the stack. */
    private void columnValue(int barsAgo) {
        method.loadBar();
        if (barsAgo == 0) {
            code.invokevirtual(Types.COLUMN, "at", AT);
        } else {
            code.loadConstant(barsAgo).invokestatic(Types.SERIES_MATH, "past", PAST);
        }
    }

    private void mean(List<BarField> fields, int barsAgo) {
        barColumn(fields.getFirst(), barsAgo);
        for (BarField field : fields.subList(1, fields.size())) {
            barColumn(field, barsAgo);
            code.dadd();
        }
        code.loadConstant((double) fields.size()).ddiv();
    }

    private void time(int barsAgo) {
        code.aload(0).getfield(Types.INSTANCE, "timeNs", Types.LONG_COLUMN);
        method.loadBar();
        if (barsAgo == 0) {
            code.invokestatic(Types.BAR_TIME, "at", Types.method(CD_long, Types.LONG_COLUMN, CD_int));
        } else {
            code.loadConstant(barsAgo)
                    .invokestatic(Types.BAR_TIME, "past", Types.method(CD_double, Types.LONG_COLUMN, CD_int, CD_int));
        }
    }

    private void barIndex(int barsAgo) {
        method.loadBar();
        if (barsAgo == 0) {
            code.i2l();
        } else {
            code.loadConstant(barsAgo)
                    .invokestatic(Types.SERIES_MATH, "pastIndex", Types.method(CD_double, CD_int, CD_int));
        }
    }

    private void series(TypedExpr.SeriesRead read) {
        SeriesNode node = read.node();
        if (read.barsAgo() == 0 && method.loadKept(node)) {
            return;
        }
        if (node.isLatched()) {
            method.loadSelfField(MethodEmitter.latchName(node), Types.of(node.type()));
            return;
        }
        method.loadColumn(node);
        if (node.type() == ValueType.BOOL) {
            method.loadBar();
            code.loadConstant(read.barsAgo()).invokestatic(Types.SERIES_MATH, "pastTrue", PAST_TRUE);
        } else {
            columnValue(read.barsAgo());
        }
    }

    private void convert(TypedExpr.Convert convert) {
        emit(convert.operand());
        boolean fromBool = convert.operand().type() == ValueType.BOOL;
        if (convert.type() == ValueType.INT) {
            code.i2l();
        } else if (fromBool) {
            code.i2d();
        } else {
            code.l2d();
        }
    }

    private void arithmetic(TypedExpr.FloatArithmetic arithmetic) {
        emit(arithmetic.left());
        emit(arithmetic.right());
        operator(arithmetic.operator());
    }

    private void operator(BinaryOperator operator) {
        switch (operator) {
            case ADD -> code.dadd();
            case SUBTRACT -> code.dsub();
            case MULTIPLY -> code.dmul();
            case DIVIDE -> code.ddiv();
            default -> throw new IllegalStateException(operator + " is a runtime call");
        }
    }

    private void conditional(TypedExpr.Conditional conditional) {
        Label otherwise = code.newLabel();
        Label end = code.newLabel();
        conditions.jump(conditional.test(), otherwise, false);
        emit(conditional.then());
        code.goto_(end).labelBinding(otherwise);
        emit(conditional.otherwise());
        code.labelBinding(end);
    }

    private void runtimeCall(TypedExpr.RuntimeCall call) {
        RuntimeFunction function = call.function();
        call.arguments().forEach(this::emit);
        List<ClassDesc> parameters =
                new ArrayList<>(function.parameters().stream().map(Types::of).toList());
        if (function.takesBudget()) {
            method.loadBudget();
            parameters.add(Types.BUDGET);
        }
        code.invokestatic(
                Types.of(function.owner()),
                function.method(),
                MethodTypeDesc.of(Types.of(function.result()), parameters));
    }

    private void functionCall(TypedExpr.FunctionCall call) {
        code.aload(0);
        call.arguments().forEach(this::emit);
        code.invokevirtual(
                Types.SELF, MethodEmitter.methodName(call.function()), MethodEmitter.methodType(call.function()));
    }

    private void hostCall(TypedExpr.HostCall call) {
        method.charge(call.operation().steps());
        if (call.operation().isMessage()) {
            message(call);
            return;
        }
        code.aload(0).getfield(Types.INSTANCE, "host", Types.HOST);
        for (TypedExpr argument : call.arguments()) {
            emit(argument);
            if (argument.type() == ValueType.FLOAT && !(argument instanceof TypedExpr.Constant)) {
                method.canonical();
            }
        }
        MethodTypeDesc type =
                Types.method(call.operation().result(), call.operation().parameters());
        code.invokeinterface(Types.HOST, call.operation().method(), type);
    }

    /** Through the instance, which counts messages before the host sees them. */
    private void message(TypedExpr.HostCall call) {
        code.aload(0);
        call.arguments().forEach(this::emit);
        MethodTypeDesc type =
                Types.method(call.operation().result(), call.operation().parameters());
        code.invokevirtual(Types.INSTANCE, call.operation().method(), type);
    }
}
