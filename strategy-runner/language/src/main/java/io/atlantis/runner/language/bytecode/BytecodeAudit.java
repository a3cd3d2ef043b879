package io.atlantis.runner.language.bytecode;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at a class file that claims to be a compiled strategy, and trusts nothing of how it came to be. It passes only
 * what the language can express: its own private fields, the allow-listed calls, no exception handlers, no monitors, no
 * arrays, no dynamic constants, and a charged budget wherever code can repeat.
 */
public final class BytecodeAudit {
    private static final int CLASS_FLAGS = ClassFile.ACC_PUBLIC | ClassFile.ACC_FINAL;

    /** The flag of old compilers that builders may set. */
    private static final int ACC_SUPER = ClassFile.ACC_SUPER;

    private final AllowList allowed = AllowList.instance();
    private final List<String> violations = new ArrayList<>();
    private final Set<String> members = new HashSet<>();
    private final Set<String> methodNames = new HashSet<>();

    private BytecodeAudit() {}

    /** What the class does that no strategy may do; empty if it can be loaded. Malformed bytes are a violation too. */
    public static List<String> violations(byte[] classFile) {
        BytecodeAudit audit = new BytecodeAudit();
        try {
            ClassFileShape.check(classFile);
            audit.inspect(ClassFile.of().parse(classFile));
        } catch (Refusal refusal) {
            audit.refuse(refusal.reason());
        } catch (RuntimeException malformed) {
            // the parser answers nonsense with exceptions of many types
            audit.refuse("malformed class file: " + malformed);
        }
        return audit.violations;
    }

    private void inspect(ClassModel model) {
        header(model);
        model.constantPool().forEach(this::constant);
        model.fields().forEach(this::field);
        model.methods().forEach(this::declare);
        if (!methodNames.contains("<init>")) {
            refuse("no constructor");
        }
        model.methods().forEach(this::code);
    }

    private void header(ClassModel model) {
        boolean named = model.thisClass().asInternalName().equals(AllowList.SELF);
        boolean derived = model.superclass()
                .map(parent -> parent.asInternalName().equals(AllowList.SUPERCLASS))
                .orElse(false);
        if (!named || !derived) {
            refuse("the class is no strategy, by its name or its base");
        }
        if ((model.flags().flagsMask() & ~ACC_SUPER) != CLASS_FLAGS) {
            refuse("class flags " + model.flags().flags());
        }
    }

    /** Names count even where no instruction uses them. */
    private void constant(PoolEntry entry) {
        switch (entry) {
            case ClassEntry type when !isKnown(type.asInternalName()) -> refuse("names class " + type.asInternalName());
            case MemberRefEntry member
            when !isKnown(member.owner().asInternalName()) ->
                refuse("names a member of " + member.owner().asInternalName());
            default -> {}
        }
    }

    private boolean isKnown(String internalName) {
        return internalName.equals(AllowList.SELF) || allowed.allowsClass(internalName);
    }

    private void field(FieldModel field) {
        String name = field.fieldName().stringValue();
        String type = field.fieldType().stringValue();
        int flags = field.flags().flagsMask();
        boolean made = name.startsWith("k") || name.startsWith("c");
        boolean plain =
                flags == (ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL) || flags == ClassFile.ACC_PRIVATE && !made;
        if (!plain || !allowed.isField(name, type)) {
            refuse("field " + name + " of type " + type + " with flags "
                    + field.flags().flags());
        }
        if (!members.add(name + ":" + type)) {
            refuse("field " + name + " twice");
        }
    }

    private void declare(MethodModel method) {
        String name = method.methodName().stringValue();
        Optional<MethodRole> role = roleOf(method);
        if (role.isEmpty()) {
            refuse("method " + name + method.methodType().stringValue());
        } else if (method.flags().flagsMask() != flagsOf(role.get())) {
            refuse("method " + name + " has flags " + method.flags().flags());
        }
        boolean another = members.add(name + method.methodType().stringValue());
        boolean mayOverload = role.filter(BytecodeAudit::isOfBase).isPresent();
        if (!methodNames.add(name) && !(another && mayOverload)) {
            refuse("method " + name + " twice");
        }
    }

    private static boolean isOfBase(MethodRole role) {
        return role == MethodRole.SERIES || role == MethodRole.HANDLER;
    }

    private static int flagsOf(MethodRole role) {
        return switch (role) {
            case CONSTRUCTOR -> ClassFile.ACC_PUBLIC;
            case SERIES, HANDLER -> ClassFile.ACC_PROTECTED;
            case SERIES_PART, FUNCTION -> ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL;
        };
    }

    private void code(MethodModel method) {
        String name = method.methodName().stringValue();
        roleOf(method)
                .ifPresent(role -> violations.addAll(CodeAudit.violations(
                        name, role, method.findAttribute(Attributes.code()).orElseThrow(), members)));
    }

    private Optional<MethodRole> roleOf(MethodModel method) {
        return MethodRole.of(
                method.methodName().stringValue(), method.methodType().stringValue(), allowed);
    }

    private void refuse(String what) {
        violations.add(what);
    }
}
