package io.atlantis.runner.language.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link BytecodeAudit} that looks at one method's instructions. */
final class CodeAudit {
    private static final String BUDGET = "io/atlantis/runner/language/runtime/Budget";
    private static final String FUNCTION = "f\\d+";
    private static final String STEP = "step\\d+";

    /** {@code this.budget.enter(slots)} is four instructions: the call has this index. */
    private static final int ENTER_INDEX = 3;

    private final AllowList allowed = AllowList.instance();
    private final List<String> violations = new ArrayList<>();
    private final String method;
    private final String self;
    private final ControlFlow flow;

    private CodeAudit(String method, CodeAttribute code, String self) {
        this.method = method;
        this.self = self;
        this.flow = new ControlFlow(code);
    }

    static List<String> violations(String method, CodeAttribute code, String self) {
        CodeAudit audit = new CodeAudit(method, code, self);
        code.forEach(audit::element);
        if (method.matches(FUNCTION) && !audit.entersBudget()) {
            audit.refuse("does not enter the budget first");
        }
        if (audit.flow.hasUnpaidLoop()) {
            audit.refuse("loop without a charge");
        }
        return audit.violations;
    }

    private void element(CodeElement element) {
        switch (element) {
            case LabelTarget _, LineNumber _, StackMapTableAttribute _ -> {}
            case ExceptionCatch _ -> refuse("exception handler");
            case Instruction instruction -> {
                instruction(instruction);
                flow.add(instruction);
            }
            default -> refuse("code element " + element.getClass().getSimpleName());
        }
    }

    private void instruction(Instruction instruction) {
        switch (instruction) {
            case LoadInstruction _, StoreInstruction _, StackInstruction _, ConvertInstruction _ -> {}
            case OperatorInstruction operator when operator.opcode() != Opcode.ARRAYLENGTH -> {}
            case ReturnInstruction _, BranchInstruction _ -> {}
            case ConstantInstruction constant -> constant(constant);
            case FieldInstruction field -> field(field);
            case InvokeInstruction invoke -> invoke(invoke);
            case NewObjectInstruction created -> {
                if (!allowed.allowsNew(created.className().asInternalName())) {
                    refuse("makes " + created.className().asInternalName());
                }
            }
            default -> refuse("instruction " + instruction.opcode());
        }
    }

    private void constant(ConstantInstruction constant) {
        Object value = constant.constantValue();
        boolean plain = value instanceof Number || value instanceof String;
        if (!plain) {
            refuse("constant " + value);
        }
    }

    private void field(FieldInstruction field) {
        String owner = field.owner().asInternalName();
        boolean own = owner.equals(self) && (field.opcode() == Opcode.GETFIELD || field.opcode() == Opcode.PUTFIELD);
        boolean inherited = field.opcode() == Opcode.GETFIELD
                && allowed.allowsRead(
                        owner, field.name().stringValue(), field.type().stringValue());
        if (!own && !inherited) {
            refuse(field.opcode() + " " + owner + "." + field.name().stringValue());
        }
    }

    private void invoke(InvokeInstruction invoke) {
        String owner = invoke.owner().asInternalName();
        String name = invoke.name().stringValue();
        boolean own = owner.equals(self) && invoke.opcode() == Opcode.INVOKEVIRTUAL && mayCall(name);
        boolean known =
                allowed.allowsCall(invoke.opcode(), owner, name, invoke.type().stringValue());
        if (!own && !known) {
            refuse(invoke.opcode() + " " + owner + "." + name + invoke.type().stringValue());
        }
        if (owner.equals(BUDGET) && !flow.lastIsPositiveConstant()) {
            refuse("charges the budget with a computed value");
        }
    }

    /** Functions pay for being entered; the series graph's parts do not, so that they call nothing of their own. */
    private boolean mayCall(String name) {
        boolean fromEvent = method.startsWith("handle") || method.matches(FUNCTION);
        return name.matches(FUNCTION) ? fromEvent : name.matches(STEP) && method.equals("stepSeries");
    }

    private boolean entersBudget() {
        return flow.at(ENTER_INDEX) instanceof InvokeInstruction invoke
                && invoke.owner().asInternalName().equals(BUDGET)
                && invoke.name().equalsString("enter");
    }

    private void refuse(String what) {
        violations.add(method + ": " + what);
    }
}
