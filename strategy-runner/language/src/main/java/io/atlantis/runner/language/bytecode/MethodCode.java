package io.atlantis.runner.language.bytecode;

import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One method's instructions by number, and which of them can follow which. Immutable. */
final class MethodCode {
    private final CodeAttribute code;
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Integer, Integer> indexByOffset = new HashMap<>();
    private final BitSet targets = new BitSet();

    MethodCode(CodeAttribute code) {
        this.code = code;
        int offset = 0;
        for (var element : code) {
            if (element instanceof Instruction instruction) {
                indexByOffset.put(offset, instructions.size());
                instructions.add(instruction);
                offset += instruction.sizeInBytes();
            }
        }
        for (Instruction instruction : instructions) {
            if (instruction instanceof BranchInstruction branch) {
                targets.set(target(branch));
            }
        }
    }

    int size() {
        return instructions.size();
    }

    Instruction get(int index) {
        return instructions.get(index);
    }

    @Nullable
    Instruction at(int index) {
        return index >= 0 && index < instructions.size() ? instructions.get(index) : null;
    }

    /** Whether a branch leads here: what stands before it may then not have been run. */
    boolean isTarget(int index) {
        return targets.get(index);
    }

    /** Slots and stack that the method's frame takes, as declared; the JVM's verifier holds the code to it. */
    int frameSlots() {
        return code.maxLocals() + code.maxStack();
    }

    /** What can run next, in no order; an instruction behind the last one has no number of its own and is left out. */
    List<Integer> successors(int index) {
        Instruction instruction = instructions.get(index);
        List<Integer> successors = new ArrayList<>(2);
        if (instruction instanceof BranchInstruction branch) {
            successors.add(target(branch));
        }
        if (goesOn(instruction) && index + 1 < instructions.size()) {
            successors.add(index + 1);
        }
        return successors;
    }

    /** Whether control can run off the end of the code here. */
    boolean runsOff(int index) {
        return index + 1 == instructions.size() && goesOn(instructions.get(index));
    }

    private static boolean goesOn(Instruction instruction) {
        boolean jumps = instruction.opcode() == Opcode.GOTO || instruction.opcode() == Opcode.GOTO_W;
        return !jumps && !(instruction instanceof ReturnInstruction);
    }

    /** By offset rather than by label: the labels of a class file without stack maps are not complete. */
    private int target(BranchInstruction branch) {
        Integer target = indexByOffset.get(code.labelToBci(branch.target()));
        if (target == null) {
            throw new IllegalArgumentException("a branch leads to no instruction");
        }
        return target;
    }
}
