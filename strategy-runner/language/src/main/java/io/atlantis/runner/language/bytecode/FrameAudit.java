package io.atlantis.runner.language.bytecode;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import org.jspecify.annotations.Nullable;

/**
 * How methods begin and end. A function enters its budget before all else, with the whole of its frame, and leaves it with
 * the same right before it returns and nowhere else: else recursion could go deeper than the budget knows. The constructor
 * begins with its base's.
 */
final class FrameAudit {
    /** Slots of a handler, which enters no budget: what the engine's thread has room for, whatever the strategy calls. */
    static final int MOST_HANDLER_SLOTS = 1_000;

    /** Both first calls come after three instructions that put their arguments on the stack. */
    private static final int FIRST_CALL = 3;

    private final MethodCode code;
    private final MethodRole role;

    private FrameAudit(MethodCode code, MethodRole role) {
        this.code = code;
        this.role = role;
    }

    static void check(MethodCode code, MethodRole role) {
        FrameAudit audit = new FrameAudit(code, role);
        audit.start();
        for (int index = 0; index < code.size(); index++) {
            audit.instruction(index);
        }
    }

    private void start() {
        boolean begins = switch (role) {
            case FUNCTION -> isBudgetCall(FIRST_CALL, "enter");
            case CONSTRUCTOR -> isCall(code.at(FIRST_CALL), AllowList.SUPERCLASS, "<init>");
            default -> true;
        };
        require(
                begins,
                role == MethodRole.FUNCTION ? "does not enter the budget first" : "does not set up its base first");
        for (int index = 0; index <= FIRST_CALL; index++) {
            boolean isFree = role != MethodRole.FUNCTION && role != MethodRole.CONSTRUCTOR;
            require(isFree || !code.isTarget(index), "goes back to its start");
        }
        require(role != MethodRole.HANDLER || code.frameSlots() <= MOST_HANDLER_SLOTS, "has too large a frame");
        require(
                role != MethodRole.FUNCTION || constantBefore(FIRST_CALL) >= code.frameSlots(),
                "enters the budget with less than its frame");
    }

    private void instruction(int index) {
        boolean first = index == FIRST_CALL;
        boolean function = role == MethodRole.FUNCTION;
        require(first || !isCall(code.get(index), AllowList.SUPERCLASS, "<init>"), "sets up its base again");
        require(first && function || !isBudgetCall(index, "enter"), "enters the budget again");
        if (isBudgetCall(index, "exit")) {
            boolean balanced = function && constantBefore(index) == constantBefore(FIRST_CALL);
            require(balanced, "leaves the budget with another frame than it entered it");
            require(code.at(index + 1) instanceof ReturnInstruction, "leaves the budget and goes on");
        }
        if (function && code.get(index) instanceof ReturnInstruction) {
            boolean leaves = isBudgetCall(index - 1, "exit") && !code.isTarget(index);
            require(leaves, "returns without leaving the budget");
        }
    }

    private long constantBefore(int call) {
        return code.at(call - 1) instanceof ConstantInstruction constant
                        && constant.constantValue() instanceof Number slots
                        && !code.isTarget(call)
                ? slots.longValue()
                : -1;
    }

    private boolean isBudgetCall(int index, String name) {
        return isCall(code.at(index), AllowList.BUDGET, name);
    }

    private static boolean isCall(@Nullable Instruction instruction, String owner, String name) {
        return instruction instanceof InvokeInstruction call
                && call.owner().asInternalName().equals(owner)
                && call.name().equalsString(name);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refusal(otherwise);
        }
    }
}
