package io.atlantis.runner.language.bytecode;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.StackMapTableAttribute;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The part of {@link BytecodeAudit} that looks at one method's instructions. */
final class CodeAudit {
    private final AllowList allowed = AllowList.instance();
    private final List<String> violations = new ArrayList<>();
    private final String method;
    private final MethodRole role;
    private final MethodCode code;

    private CodeAudit(String method, MethodRole role, CodeAttribute attribute) {
        this.method = method;
        this.role = role;
        this.code = new MethodCode(attribute);
    }

    /** @param ownMembers fields and methods that the class declares, each with its descriptor */
    static List<String> violations(String method, MethodRole role, CodeAttribute attribute, Set<String> ownMembers) {
        CodeAudit audit = new CodeAudit(method, role, attribute);
        attribute.forEach(audit::element);
        if (audit.violations.isEmpty()) {
            audit.follow(ownMembers);
        }
        return audit.violations;
    }

    private void element(CodeElement element) {
        switch (element) {
            case LabelTarget _, LineNumber _, StackMapTableAttribute _ -> {}
            case ExceptionCatch _ -> refuse("exception handler");
            case ConstantInstruction.LoadConstantInstruction load -> constant(load.constantEntry());
            case Instruction _ -> {}
            default -> refuse("code element " + element.getClass().getSimpleName());
        }
    }

    private void constant(LoadableConstantEntry entry) {
        boolean plain = entry.constantValue() instanceof Number || entry.constantValue() instanceof String;
        if (!plain) {
            refuse("constant " + entry.constantValue());
        }
    }

    private void follow(Set<String> ownMembers) {
        try {
            StackFlow flow = new StackFlow(code, role, new UseRules(allowed, role, ownMembers));
            flow.run();
            FrameAudit.check(code, role);
            if (new LoopAudit(code, flow.charges(), flow.counters()).hasUnpaidLoop()) {
                refuse("loop without a charge");
            }
        } catch (Refusal refusal) {
            refuse(refusal.reason());
        }
    }

    private void refuse(String what) {
        violations.add(method + ": " + what);
    }
}
