package io.atlantis.runner.language.bytecode;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.TypedExpr;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Emits lists, dicts and tuples, and the boxes that a tuple's values lie in. */
final class ContainerEmitter {
    private static final MethodTypeDesc ITEM = Types.method(CD_Object, Types.TUPLE, CD_int);

    private final MethodEmitter method;
    private final CodeBuilder code;
    private final ExpressionEmitter expressions;

    ContainerEmitter(MethodEmitter method, ExpressionEmitter expressions) {
        this.method = method;
        this.code = method.code;
        this.expressions = expressions;
    }

    void newList(TypedExpr.NewList list) {
        Scalar storage = list.type().storage();
        method.loadBudget();
        code.invokestatic(Types.LIST, maker(list.type()), Types.method(Types.LIST, Types.BUDGET));
        MethodTypeDesc append = Types.method(CD_void, Types.LIST, Types.of(storage), Types.BUDGET);
        for (TypedExpr element : list.elements()) {
            code.dup();
            expressions.emit(element);
            method.loadBudget();
            code.invokestatic(Types.LIST, "append", append);
        }
    }

    /** Emits a call that reads or writes an element of a field's list, or asks for its length; says whether it is such a call. */
    boolean elementOfField(TypedExpr.RuntimeCall call) {
        int listAt = switch (call.function()) {
            case LIST_GET_BOOL, LIST_GET_INT, LIST_GET_FLOAT, LIST_LENGTH -> 0;
            case LIST_SET_BOOL, LIST_SET_INT, LIST_SET_FLOAT -> 1;
            default -> -1;
        };
        if (listAt < 0 || !(call.arguments().get(listAt) instanceof TypedExpr.FieldRead(Field field))) {
            return false;
        }
        List<ClassDesc> parameters = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            if (i == listAt) {
                method.load(field);
                parameters.add(method.fields.type(field));
            } else {
                expressions.emit(call.arguments().get(i));
                parameters.add(Types.of(call.function().parameters().get(i)));
            }
        }
        code.invokestatic(
                method.fields.isFixed(field) ? Types.FIXED_LIST : Types.LIST,
                call.function().method(),
                MethodTypeDesc.of(Types.of(call.function().result()), parameters));
        return true;
    }

    /** Makes an array of the list on the stack, which is a field's first value. */
    void fix(ListType type) {
        method.loadBudget();
        code.invokestatic(Types.FIXED_LIST, maker(type), Types.method(FieldUses.array(type), Types.LIST, Types.BUDGET));
    }

    private static String maker(ListType type) {
        return switch (type.storage()) {
            case BOOL -> "bools";
            case INT -> "ints";
            case FLOAT -> "floats";
            default -> "objects";
        };
    }

    void newDict(TypedExpr.NewDict dict) {
        method.loadBudget();
        code.invokestatic(Types.DICT, "empty", Types.method(Types.DICT, Types.BUDGET));
        MethodTypeDesc put = Types.method(CD_void, Types.DICT, CD_Object, CD_Object, Types.BUDGET);
        for (int i = 0; i < dict.keys().size(); i++) {
            code.dup();
            boxed(dict.keys().get(i));
            boxed(dict.values().get(i));
            method.loadBudget();
            code.invokestatic(Types.DICT, "put", put);
        }
    }

    void cast(TypedExpr.Cast cast) {
        expressions.emit(cast.operand());
        if (cast.operand().type().equals(ValueType.OBJECT)) {
            unbox(cast.type());
        }
    }

    void newTuple(TypedExpr.NewTuple tuple) {
        tuple.elements().forEach(this::boxed);
        method.loadBudget();
        List<ClassDesc> parameters =
                new ArrayList<>(Collections.nCopies(tuple.elements().size(), CD_Object));
        parameters.add(Types.BUDGET);
        code.invokestatic(Types.TUPLE, "of", MethodTypeDesc.of(Types.TUPLE, parameters));
    }

    void item(TypedExpr.TupleItem item) {
        expressions.emit(item.tuple());
        code.loadConstant(item.index()).invokestatic(Types.TUPLE, "item", ITEM);
        unbox(item.type());
    }

    void boxed(TypedExpr value) {
        expressions.emit(value);
        ClassDesc type = Types.of(value.type());
        if (type.isPrimitive()) {
            code.invokestatic(Types.BOXES, "box", Types.method(CD_Object, type));
        }
    }

    private void unbox(ValueType type) {
        String unboxing = switch (type) {
            case Scalar.BOOL -> "toBool";
            case Scalar.INT -> "toInt";
            case Scalar.FLOAT -> "toFloat";
            case Scalar.STR -> "toText";
            case ListType _ -> "toList";
            case TupleType _ -> "toTuple";
            default -> throw new IllegalStateException("no value in a box is " + type);
        };
        code.invokestatic(Types.BOXES, unboxing, Types.method(Types.of(type), CD_Object));
    }
}
