package io.atlantis.runner.language.bytecode;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ways through one method's code. A loop is paid for if every way around it passes a charge of the budget, or if it
 * counts down a number of turns that was charged in advance; take both away, and no way may lead back to where it was.
 */
final class ControlFlow {
    private static final String BUDGET = "io/atlantis/runner/language/runtime/Budget";

    /** {@code lload t; lconst_1; lsub; lstore t; goto top}. */
    private static final int COUNT_DOWN_LENGTH = 4;

    private final CodeAttribute code;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Integer, Integer> indexByOffset = new HashMap<>();
    private int offset;

    ControlFlow(CodeAttribute code) {
        this.code = code;
    }

    /** Takes the next instruction. */
    void add(Instruction instruction) {
        indexByOffset.put(offset, instructions.size());
        instructions.add(instruction);
        offset += instruction.sizeInBytes();
    }

    @Nullable
    Instruction at(int index) {
        return index >= 0 && index < instructions.size() ? instructions.get(index) : null;
    }

    /** Whether the instruction seen last puts a positive number on the stack. */
    boolean lastIsPositiveConstant() {
        return at(instructions.size() - 1) instanceof ConstantInstruction constant
                && constant.constantValue() instanceof Number number
                && number.longValue() > 0;
    }

    /** Searches for a cycle among the instructions that remain when charges and counted turns are taken away. */
    boolean hasUnpaidLoop() {
        BitSet done = new BitSet();
        for (int start = 0; start < instructions.size(); start++) {
            if (!done.get(start) && findsCycle(start, done)) {
                return true;
            }
        }
        return false;
    }

    /** Depth-first, without recursion: methods have up to 65,535 instructions. */
    private boolean findsCycle(int start, BitSet done) {
        BitSet onPath = new BitSet();
        Deque<Integer> path = new ArrayDeque<>(List.of(start));
        while (!path.isEmpty()) {
            int index = path.element();
            if (!onPath.get(index)) {
                onPath.set(index);
                for (int next : unpaidSuccessors(index)) {
                    if (onPath.get(next)) {
                        return true;
                    }
                    if (!done.get(next)) {
                        path.push(next);
                    }
                }
            } else {
                path.pop();
                onPath.clear(index);
                done.set(index);
            }
        }
        return false;
    }

    private List<Integer> unpaidSuccessors(int index) {
        Instruction instruction = instructions.get(index);
        List<Integer> successors = new ArrayList<>();
        if (isCharge(instruction) || instruction instanceof ReturnInstruction) {
            return successors;
        }
        if (instruction instanceof BranchInstruction branch) {
            int target = targetOf(branch);
            if (!closesCountedLoop(index, target)) {
                successors.add(target);
            }
        }
        boolean goesOn = instruction.opcode() != Opcode.GOTO && instruction.opcode() != Opcode.GOTO_W;
        if (goesOn && index + 1 < instructions.size()) {
            successors.add(index + 1);
        }
        return successors;
    }

    /** Offsets rather than labels: those of a class file without stack maps are not complete. */
    private int targetOf(BranchInstruction branch) {
        Integer target = indexByOffset.get(code.labelToBci(branch.target()));
        if (target == null) {
            throw new IllegalArgumentException("a branch leads to no instruction");
        }
        return target;
    }

    private static boolean isCharge(Instruction instruction) {
        return isBudgetCall(instruction, "charge");
    }

    private static boolean isBudgetCall(@Nullable Instruction instruction, String method) {
        return instruction instanceof InvokeInstruction invoke
                && invoke.owner().asInternalName().equals(BUDGET)
                && invoke.name().equalsString(method);
    }

    /**
     * Whether the branch goes back to {@code lload t; lconst_0; lcmp; ifle} right after taking one from t, and t gets its
     * value from nowhere but a range charged in advance.
     */
    private boolean closesCountedLoop(int branch, int target) {
        boolean countsDown = at(branch - COUNT_DOWN_LENGTH) instanceof LoadInstruction load
                && opcodeAt(branch - 3) == Opcode.LCONST_1
                && opcodeAt(branch - 2) == Opcode.LSUB
                && at(branch - 1) instanceof StoreInstruction store
                && store.slot() == load.slot();
        boolean stopsAtZero = at(target) instanceof LoadInstruction tested
                && opcodeAt(target + 1) == Opcode.LCONST_0
                && opcodeAt(target + 2) == Opcode.LCMP
                && opcodeAt(target + 3) == Opcode.IFLE
                && at(branch - 1) instanceof StoreInstruction counter
                && counter.slot() == tested.slot();
        return countsDown && stopsAtZero && isPaidCounter(((LoadInstruction) instructions.get(target)).slot());
    }

    private boolean isPaidCounter(int slot) {
        for (int i = 0; i < instructions.size(); i++) {
            boolean isStore = instructions.get(i) instanceof StoreInstruction store && store.slot() == slot;
            boolean isCountDown = isStore
                    && opcodeAt(i - 1) == Opcode.LSUB
                    && opcodeAt(i - 2) == Opcode.LCONST_1
                    && at(i - 3) instanceof LoadInstruction load
                    && load.slot() == slot;
            if (isStore && !isCountDown && !isBudgetCall(at(i - 1), "chargeRange")) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Opcode opcodeAt(int index) {
        Instruction instruction = at(index);
        return instruction == null ? null : instruction.opcode();
    }
}
