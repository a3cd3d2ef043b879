package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.language.bytecode.StackValue.Origin;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * Follows where the values on the operand stack come from, along all ways through a method. So a budget is charged with a
 * constant however the code is twisted, bars are read at the current bar only, and objects that are not the strategy's own
 * (itself, its budget, host and columns) go nowhere but into the calls they are meant for.
 */
final class StackFlow {
    private final MethodCode code;
    private final MethodRole role;
    private final UseRules rules;
    private final Counters counters = new Counters();
    private final BitSet charges = new BitSet();
    private final BitSet reached = new BitSet();
    private final Map<Integer, OperandStack> merged = new HashMap<>();
    private final Deque<Integer> open = new ArrayDeque<>();

    StackFlow(MethodCode code, MethodRole role, UseRules rules) {
        this.code = code;
        this.role = role;
        this.rules = rules;
    }

    /** Slots that count turns down. */
    static final class Counters {
        private final BitSet charged = new BitSet();
        private final BitSet other = new BitSet();
        private final Map<Integer, Integer> countdowns = new HashMap<>();

        /** Whether the slot gets its value from charged ranges only. */
        boolean isPaid(int slot) {
            return charged.get(slot) && !other.get(slot);
        }

        /** Whether the instruction takes one from the slot. */
        boolean countsDown(int index, int slot) {
            Integer counted = countdowns.get(index);
            return counted != null && counted == slot;
        }

        private void increment(int index, int slot, int by) {
            if (by == -1) {
                countdowns.put(index, slot);
            } else {
                other.set(slot);
            }
        }

        private void store(int index, int slot, StackValue value) {
            if (value.is(Origin.TURNS)) {
                charged.set(slot);
            } else if (value.is(Origin.LESS_ONE) && value.number() == slot) {
                countdowns.put(index, slot);
            } else {
                other.set(slot);
            }
        }
    }

    /** Runs to the end; a {@link Refusal} is thrown at the first value that is used as it may not be. */
    void run() {
        reach(0, new OperandStack());
        while (!open.isEmpty()) {
            int start = open.pop();
            follow(start, merged.getOrDefault(start, new OperandStack()).copy());
        }
        if (reached.cardinality() < code.size()) {
            throw new Refusal("instruction " + reached.nextClearBit(0) + " is never reached");
        }
    }

    Counters counters() {
        return counters;
    }

    /** Instructions that charge the budget with one step or more. */
    BitSet charges() {
        return charges;
    }

    private void reach(int index, OperandStack stack) {
        OperandStack known = merged.get(index);
        if (known == null) {
            merged.put(index, stack.copy());
            open.push(index);
        } else if (known.join(stack)) {
            open.push(index);
        }
    }

    /** Follows straight code up to where ways part or meet. */
    private void follow(int start, OperandStack stack) {
        int index = start;
        while (true) {
            execute(index, stack);
            if (code.runsOff(index)) {
                throw new Refusal("runs off its end");
            }
            boolean straight = !(code.get(index) instanceof BranchInstruction);
            if (straight && code.get(index) instanceof ReturnInstruction) {
                return;
            }
            if (!straight || code.isTarget(index + 1)) {
                code.successors(index).forEach(next -> reach(next, stack));
                return;
            }
            index++;
        }
    }

    private void execute(int index, OperandStack stack) {
        reached.set(index);
        Instruction instruction = code.get(index);
        switch (instruction) {
            case LoadInstruction load -> stack.push(loaded(load));
            case StoreInstruction store -> store(index, store, stack);
            case ConstantInstruction constant -> stack.push(constant(constant));
            case OperatorInstruction operator -> operator(operator, stack);
            case ConvertInstruction convert -> {
                stack.popFree(convert.fromType());
                stack.push(StackValue.plain(convert.toType()));
            }
            case IncrementInstruction increment -> increment(index, increment);
            case StackInstruction shuffle -> shuffle(shuffle, stack);
            case FieldInstruction field -> rules.field(field, stack);
            case InvokeInstruction call -> {
                if (rules.call(call, stack)) {
                    charges.set(index);
                }
            }
            case NewObjectInstruction made -> stack.push(rules.made(made));
            case BranchInstruction branch -> branch(branch, stack);
            case ReturnInstruction leave -> {
                if (leave.typeKind() != TypeKind.VOID) {
                    stack.popFree(leave.typeKind());
                }
            }
            default -> throw new Refusal("instruction " + instruction.opcode());
        }
    }

    private StackValue loaded(LoadInstruction load) {
        int slot = load.slot();
        return switch (load.typeKind()) {
            case REFERENCE -> reference(slot);
            case INT ->
                slot == 1 && role.isSeries() ? StackValue.of(TypeKind.INT, Origin.BAR) : StackValue.plain(TypeKind.INT);
            case LONG -> new StackValue(TypeKind.LONG, Origin.LONG_SLOT, slot);
            default -> StackValue.plain(load.typeKind());
        };
    }

    private StackValue reference(int slot) {
        boolean context = slot == 1 && role == MethodRole.CONSTRUCTOR;
        return slot == 0
                ? StackValue.of(Origin.THIS)
                : context ? StackValue.of(Origin.CONTEXT) : StackValue.plain(TypeKind.REFERENCE);
    }

    private void store(int index, StoreInstruction store, OperandStack stack) {
        StackValue value = stack.popFree(store.typeKind());
        requireOwn(store.slot());
        counters.store(index, store.slot(), value);
    }

    private void requireOwn(int slot) {
        boolean reserved = slot == 0 || slot == 1 && (role == MethodRole.CONSTRUCTOR || role.isSeries());
        if (reserved) {
            throw new Refusal("replaces an argument");
        }
    }

    private void increment(int index, IncrementInstruction increment) {
        requireOwn(increment.slot());
        counters.increment(index, increment.slot(), increment.constant());
    }

    private static StackValue constant(ConstantInstruction constant) {
        Object value = constant.constantValue();
        boolean whole = value instanceof Integer || value instanceof Long;
        return switch (value) {
            case Number number when whole -> new StackValue(constant.typeKind(), Origin.CONSTANT, number.longValue());
            case Double _ -> StackValue.plain(TypeKind.DOUBLE);
            case String _ -> StackValue.plain(TypeKind.REFERENCE);
            default -> throw new Refusal("constant " + value);
        };
    }

    private static void operator(OperatorInstruction operator, OperandStack stack) {
        TypeKind kind = operator.typeKind();
        StackValue right = stack.popFree(operator.opcode() == Opcode.LCMP ? TypeKind.LONG : operand(operator));
        if (operator.opcode() == Opcode.DNEG) {
            stack.push(StackValue.plain(kind));
            return;
        }
        StackValue left = stack.popFree(right.kind());
        boolean lessOne = operator.opcode() == Opcode.LSUB
                && left.is(Origin.LONG_SLOT)
                && right.is(Origin.CONSTANT)
                && right.number() == 1;
        stack.push(lessOne ? new StackValue(kind, Origin.LESS_ONE, left.number()) : StackValue.plain(result(operator)));
    }

    private static TypeKind operand(OperatorInstruction operator) {
        return switch (operator.opcode()) {
            case ISUB -> TypeKind.INT;
            case LADD, LSUB, LCMP -> TypeKind.LONG;
            case DADD, DSUB, DMUL, DDIV, DNEG, DCMPL, DCMPG -> TypeKind.DOUBLE;
            default -> throw new Refusal("instruction " + operator.opcode());
        };
    }

    private static TypeKind result(OperatorInstruction operator) {
        return switch (operator.opcode()) {
            case LCMP, DCMPL, DCMPG -> TypeKind.INT;
            default -> operand(operator);
        };
    }

    private static void shuffle(StackInstruction shuffle, OperandStack stack) {
        StackValue top = stack.pop();
        boolean wide = top.kind().slotSize() == 2;
        boolean fits = switch (shuffle.opcode()) {
            case DUP, POP -> !wide;
            case DUP2, POP2 -> wide;
            default -> false;
        };
        if (!fits) {
            throw new Refusal("instruction " + shuffle.opcode() + " of a " + top.kind());
        }
        if (shuffle.opcode() == Opcode.DUP || shuffle.opcode() == Opcode.DUP2) {
            boolean mayBeTwo = top.isFree() || top.is(Origin.NEW_KERNEL);
            if (!mayBeTwo) {
                throw new Refusal("doubles a " + top.origin());
            }
            stack.push(top);
            stack.push(top);
        }
    }

    private static void branch(BranchInstruction branch, OperandStack stack) {
        switch (branch.opcode()) {
            case GOTO, GOTO_W -> {}
            case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> stack.popFree(TypeKind.INT);
            case IF_ICMPEQ, IF_ICMPNE -> {
                stack.popFree(TypeKind.INT);
                stack.popFree(TypeKind.INT);
            }
            default -> throw new Refusal("instruction " + branch.opcode());
        }
    }
}
