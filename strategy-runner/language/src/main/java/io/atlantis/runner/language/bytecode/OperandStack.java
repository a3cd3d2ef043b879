package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.language.bytecode.StackValue.Origin;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** The operand stack at one place, and the steps that were paid for host calls on every way there. */
final class OperandStack {
    /** More credit than any host call costs is not kept. */
    private static final int MOST_CREDIT = 100_000;

    private final List<StackValue> values;
    private int credit;

    OperandStack() {
        this(new ArrayList<>(), 0);
    }

    private OperandStack(List<StackValue> values, int credit) {
        this.values = values;
        this.credit = credit;
    }

    OperandStack copy() {
        return new OperandStack(new ArrayList<>(values), credit);
    }

    void push(StackValue value) {
        values.add(value);
    }

    StackValue pop() {
        if (values.isEmpty()) {
            throw new Refusal("takes from an empty stack");
        }
        return values.removeLast();
    }

    StackValue pop(TypeKind kind) {
        StackValue value = pop();
        if (value.kind() != kind) {
            throw new Refusal("takes a " + kind + " where there is a " + value.kind());
        }
        return value;
    }

    /** A number or object of the strategy's own. */
    StackValue popFree(TypeKind kind) {
        StackValue value = pop(kind.asLoadable());
        if (!value.isFree()) {
            throw new Refusal("hands on a " + value.origin());
        }
        return value;
    }

    StackValue pop(Origin origin) {
        StackValue value = pop();
        if (!value.is(origin)) {
            throw new Refusal("needs a " + origin + " where there is a " + value.origin());
        }
        return value;
    }

    /** A call's arguments, first to last. */
    List<StackValue> popArguments(MethodTypeDesc type) {
        List<StackValue> arguments = new ArrayList<>();
        for (ClassDesc parameter : type.parameterList().reversed()) {
            arguments.addFirst(pop(TypeKind.from(parameter).asLoadable()));
        }
        return arguments;
    }

    void addCredit(long steps) {
        credit = (int) Math.min(MOST_CREDIT, credit + Math.min(steps, MOST_CREDIT));
    }

    /** Takes the price of a host call from what was charged before it. */
    void spend(int steps, String call) {
        if (credit < steps) {
            throw new Refusal(call + " costs " + steps + " steps, " + credit + " were charged");
        }
        credit -= steps;
    }

    /** Takes in another way to the same place; says whether that changed anything. */
    boolean join(OperandStack other) {
        if (values.size() != other.values.size()) {
            throw new Refusal("ways meet with stacks of different depth");
        }
        boolean changed = other.credit < credit;
        credit = Math.min(credit, other.credit);
        for (int i = 0; i < values.size(); i++) {
            StackValue joined = values.get(i).join(other.values.get(i));
            changed |= !joined.equals(values.set(i, joined));
        }
        return changed;
    }
}
