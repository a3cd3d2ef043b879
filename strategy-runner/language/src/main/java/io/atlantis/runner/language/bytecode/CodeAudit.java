package io.atlantis.runner.language.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of {@link BytecodeAudit} that looks at one method's code. */
final class CodeAudit {
    private static final String BUDGET = "io/atlantis/runner/language/runtime/Budget";

    private final AllowList allowed = AllowList.instance();
    private final List<String> violations = new ArrayList<>();
    private final String method;
    private final String self;
    private final Map<Label, Integer> positions = new HashMap<>();
    private final List<Integer> charges = new ArrayList<>();
    private final List<Integer> rangeCharges = new ArrayList<>();
    private @Nullable Instruction previous;
    private boolean entersBudget;

    private CodeAudit(String method, String self) {
        this.method = method;
        this.self = self;
    }

    static List<String> violations(String method, CodeAttribute code, String self) {
        CodeAudit audit = new CodeAudit(method, self);
        int position = 0;
        for (CodeElement element : code) {
            audit.element(element, position++);
        }
        if (method.matches("f\\d+") && !audit.entersBudget) {
            audit.refuse("does not enter the budget");
        }
        return audit.violations;
    }

    private void element(CodeElement element, int position) {
        switch (element) {
            case LabelTarget target -> positions.put(target.label(), position);
            case LineNumber _, StackMapTableAttribute _ -> {}
            case ExceptionCatch _ -> refuse("exception handler");
            case Instruction instruction -> {
                instruction(instruction, position);
                previous = instruction;
            }
            default -> refuse("code element " + element.getClass().getSimpleName());
        }
    }

    private void instruction(Instruction instruction, int position) {
        switch (instruction) {
            case LoadInstruction _, StoreInstruction _, IncrementInstruction _, StackInstruction _ -> {}
            case OperatorInstruction operator -> requireNoArray(operator);
            case ConvertInstruction _, ReturnInstruction _ -> {}
            case ConstantInstruction constant -> constant(constant);
            case BranchInstruction branch -> branch(branch, position);
            case FieldInstruction field -> field(field);
            case InvokeInstruction invoke -> invoke(invoke, position);
            case NewObjectInstruction created -> {
                if (!allowed.allowsNew(created.className().asInternalName())) {
                    refuse("makes " + created.className().asInternalName());
                }
            }
            default -> refuse("instruction " + instruction.opcode());
        }
    }

    private void requireNoArray(OperatorInstruction operator) {
        if (operator.opcode() == Opcode.ARRAYLENGTH) {
            refuse("array");
        }
    }

    private void constant(ConstantInstruction constant) {
        Object value = constant.constantValue();
        boolean plain = value instanceof Number || value instanceof String;
        if (!plain) {
            refuse("constant " + value);
        }
    }

    /** A branch backwards must have a charge inside the loop it closes, or a range charged before it. */
    private void branch(BranchInstruction branch, int position) {
        Integer target = positions.get(branch.target());
        if (target == null) {
            return;
        }
        boolean chargedInside = charges.stream().anyMatch(charge -> charge >= target && charge <= position);
        boolean chargedBefore = rangeCharges.stream().anyMatch(charge -> charge < target);
        if (!chargedInside && !chargedBefore) {
            refuse("loop without a charge");
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

    private void invoke(InvokeInstruction invoke, int position) {
        String owner = invoke.owner().asInternalName();
        String name = invoke.name().stringValue();
        boolean own = owner.equals(self) && invoke.opcode() == Opcode.INVOKEVIRTUAL && name.matches("step\\d+|f\\d+");
        boolean known =
                allowed.allowsCall(invoke.opcode(), owner, name, invoke.type().stringValue());
        if (!own && !known) {
            refuse(invoke.opcode() + " " + owner + "." + name + invoke.type().stringValue());
        }
        if (owner.equals(BUDGET)) {
            budget(name, position);
        }
    }

    /** The last argument of a charge is a positive constant: no computed value can refill the budget. */
    private void budget(String name, int position) {
        boolean constant = previous instanceof ConstantInstruction loaded
                && loaded.constantValue() instanceof Number steps
                && steps.longValue() > 0;
        if (!constant) {
            refuse("charges the budget with a computed value");
        }
        switch (name) {
            case "charge" -> charges.add(position);
            case "chargeRange" -> rangeCharges.add(position);
            case "enter" -> entersBudget = true;
            default -> {}
        }
    }

    private void refuse(String what) {
        violations.add(method + ": " + what);
    }
}
