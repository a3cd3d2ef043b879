package io.atlantis.runner.language.bytecode;

import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.LoadInstruction;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether all loops of a method are paid for. Charges are taken out of the control-flow graph, and so is the way into a
 * loop that counts down turns which were charged in advance; what is left must have no cycle.
 *
 * <p>A loop counts down if it tests {@code t > 0} at its top, every way from there back to the test takes one from
 * {@code t}, and {@code t} gets its value from nowhere but a charged range: it then turns no more often than was paid.
 */
final class LoopAudit {
    private final MethodCode code;
    private final BitSet charges;
    private final StackFlow.Counters counters;

    /** By the number of the branch: where it goes if a paid turn is left. */
    private final Map<Integer, Integer> paidEntries = new HashMap<>();

    /** @param charges numbers of the instructions that charge at least one step */
    LoopAudit(MethodCode code, BitSet charges, StackFlow.Counters counters) {
        this.code = code;
        this.charges = charges;
        this.counters = counters;
        for (int top = 0; top < code.size(); top++) {
            int test = testOfPaidCounter(top);
            if (test >= 0) {
                findPaidEntry(top, test, ((LoadInstruction) code.get(top)).slot());
            }
        }
    }

    boolean hasUnpaidLoop() {
        BitSet done = new BitSet();
        for (int start = 0; start < code.size(); start++) {
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
            if (onPath.get(index) || done.get(index)) {
                path.pop();
                onPath.clear(index);
                done.set(index);
                continue;
            }
            onPath.set(index);
            for (int next : unpaidSuccessors(index)) {
                if (onPath.get(next)) {
                    return true;
                }
                path.push(next);
            }
        }
        return false;
    }

    private List<Integer> unpaidSuccessors(int index) {
        if (charges.get(index)) {
            return List.of();
        }
        List<Integer> successors = code.successors(index);
        successors.remove(paidEntries.get(index));
        return successors;
    }

    /**
     * {@code lload t; lconst_0; lcmp; ifle end} or {@code iload t; ifle end}, and {@code ifgt body} where the end is too far for
     * a short jump.
     *
     * @return number of the branch; -1 if there is no such test
     */
    private int testOfPaidCounter(int top) {
        if (!(code.at(top) instanceof LoadInstruction load) || !counters.isPaid(load.slot())) {
            return -1;
        }
        int test = load.typeKind() == TypeKind.INT ? top + 1 : top + 3;
        boolean compares = load.typeKind() == TypeKind.INT
                || load.typeKind() == TypeKind.LONG
                        && opcode(top + 1) == Opcode.LCONST_0
                        && opcode(top + 2) == Opcode.LCMP;
        boolean tests = opcode(test) == Opcode.IFLE || opcode(test) == Opcode.IFGT;
        return compares && tests && noneIsTarget(top + 1, test) ? test : -1;
    }

    private void findPaidEntry(int top, int test, int slot) {
        List<Integer> ways = code.successors(test);
        int entry = opcode(test) == Opcode.IFGT ? ways.getFirst() : ways.getLast();
        if (!comesBackUncounted(entry, top, slot)) {
            paidEntries.put(test, entry);
        }
    }

    private boolean noneIsTarget(int from, int to) {
        int target = from;
        while (target <= to && !code.isTarget(target)) {
            target++;
        }
        return target > to;
    }

    private boolean comesBackUncounted(int entry, int top, int slot) {
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>(List.of(entry));
        while (!open.isEmpty()) {
            int index = open.pop();
            if (index == top) {
                return true;
            }
            if (!seen.get(index) && !counters.countsDown(index, slot)) {
                seen.set(index);
                open.addAll(code.successors(index));
            }
        }
        return false;
    }

    private @Nullable Opcode opcode(int index) {
        var instruction = code.at(index);
        return instruction == null ? null : instruction.opcode();
    }
}
