package io.atlantis.runner.language.bytecode;

import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.Local;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.Variable;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the emitters of one method share: its code, its slots, and the short sequences that all of them use. */
final class MethodEmitter {
    private static final MethodTypeDesc CHARGE = Types.method(CD_void, CD_long);

    final CodeBuilder code;
    final FieldUses fields;
    private final boolean barIsArgument;
    private final Map<Local, Integer> slots = new HashMap<>();
    private final Map<SeriesNode, Integer> nodeSlots = new HashMap<>();
    private final Map<BarField, Integer> barReads = new EnumMap<>(BarField.class);
    private final Map<BarField, Integer> barSlots = new EnumMap<>(BarField.class);

    /** @param barIsArgument whether the current bar is the method's first argument, as in the series graph */
    MethodEmitter(CodeBuilder code, FieldUses fields, boolean barIsArgument) {
        this.code = code;
        this.fields = fields;
        this.barIsArgument = barIsArgument;
    }

    static String fieldName(Field field) {
        return "v" + field.index();
    }

    static String kernelName(SeriesNode node) {
        return "k" + node.index();
    }

    static String columnName(SeriesNode node) {
        return "c" + node.index();
    }

    static String latchName(SeriesNode node) {
        return "s" + node.index();
    }

    static String methodName(Function function) {
        return "f" + function.index();
    }

    static MethodTypeDesc methodType(Function function) {
        return Types.method(
                function.returnType(),
                function.parameters().stream().map(Variable::type).toList());
    }

    /** Loads a field's value, or the array in its place. */
    void load(Field field) {
        loadSelfField(fieldName(field), fields.type(field));
    }

    void loadSelfField(String name, ClassDesc type) {
        code.aload(0).getfield(Types.SELF, name, type);
    }

    void loadBudget() {
        code.aload(0).getfield(Types.INSTANCE, "budget", Types.BUDGET);
    }

    void loadBar() {
        if (barIsArgument) {
            code.iload(1);
        } else {
            code.aload(0).getfield(Types.INSTANCE, "bar", CD_int);
        }
    }

    void loadBarColumn(String name) {
        code.aload(0).getfield(Types.INSTANCE, name, Types.COLUMN);
    }

    void loadColumn(SeriesNode node) {
        loadSelfField(columnName(node), Types.COLUMN);
    }

    /** Makes a node's column readable by an index; in the constructor. */
    void expose(int index, SeriesNode node) {
        code.aload(0).loadConstant(index);
        loadColumn(node);
        code.invokevirtual(Types.INSTANCE, "expose", Types.method(CD_void, CD_int, Types.COLUMN));
    }

    /** Spends steps; the number must be a constant, as the audit of the emitted class demands. */
    void charge(long steps) {
        loadBudget();
        code.loadConstant(steps).invokevirtual(Types.BUDGET, "charge", CHARGE);
    }

    /** Gives all NaNs on the stack's top one bit pattern. */
    void canonical() {
        code.invokestatic(Types.FLOAT_MATH, "canonical", Types.method(CD_double, CD_double));
    }

    void bindParameter(Local parameter, int slot) {
        slots.put(parameter, slot);
    }

    int slotOf(Local local) {
        return slots.computeIfAbsent(local, l -> code.allocateLocal(Types.kind(l.type())));
    }

    void load(Local local) {
        code.loadLocal(Types.kind(local.type()), slotOf(local));
    }

    void store(Local local) {
        code.storeLocal(Types.kind(local.type()), slotOf(local));
    }

    void duplicate(ValueType type) {
        if (Types.kind(type).slotSize() == 2) {
            code.dup2();
        } else {
            code.dup();
        }
    }

    void drop(ValueType type) {
        if (type == ValueType.NONE) {
            return;
        }
        if (Types.kind(type).slotSize() == 2) {
            code.pop2();
        } else {
            code.pop();
        }
    }

    /** Keeps the node's value on the stack's top for the rest of the method. */
    void keep(SeriesNode node) {
        TypeKind kind = Types.kind(node.type());
        int slot = code.allocateLocal(kind);
        code.storeLocal(kind, slot);
        nodeSlots.put(node, slot);
    }

    /** Keeps the current bar's field on the stack's top for the rest of the method. */
    void keep(BarField field) {
        int slot = code.allocateLocal(TypeKind.DOUBLE);
        code.dstore(slot);
        barSlots.put(field, slot);
    }

    /** Loads the current bar's field if it was kept in this method; says whether it was. */
    boolean loadKept(BarField field) {
        barReads.merge(field, 1, Integer::sum);
        Integer slot = barSlots.get(field);
        if (slot != null) {
            code.dload(slot);
        }
        return slot != null;
    }

    /** Fields of the current bar that the code reads at more than one place. */
    List<BarField> repeatedReads() {
        return barReads.entrySet().stream()
                .filter(read -> read.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Loads a node's value if it was kept in this method; says whether it was. */
    boolean loadKept(SeriesNode node) {
        Integer slot = nodeSlots.get(node);
        if (slot != null) {
            code.loadLocal(Types.kind(node.type()), slot);
        }
        return slot != null;
    }
}
