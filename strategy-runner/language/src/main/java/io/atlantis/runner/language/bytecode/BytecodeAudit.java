package io.atlantis.runner.language.bytecode;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Looks at a class file that claims to be a compiled strategy, and trusts nothing of how it came to be. It passes only
 * what the language can express: its own private fields, the allow-listed calls, no exception handlers, no monitors, no
 * arrays, no dynamic constants, and a charged budget wherever code can repeat.
 */
public final class BytecodeAudit {
    private static final String SELF = "io/atlantis/runner/language/compiled/Strategy";
    private static final String SUPERCLASS = "io/atlantis/runner/language/runtime/StrategyInstance";
    private static final Pattern METHOD_NAMES =
            Pattern.compile("<init>|handleBar|handleFill|handleScreen|stepSeries|step\\d+|f\\d+");
    private static final Pattern FIELD_NAMES = Pattern.compile("[vkc]\\d+");
    private static final Set<AccessFlag> REFUSED_METHOD_FLAGS = Set.of(
            AccessFlag.STATIC, AccessFlag.NATIVE, AccessFlag.ABSTRACT, AccessFlag.SYNCHRONIZED, AccessFlag.VARARGS);

    private final AllowList allowed = AllowList.instance();
    private final List<String> violations = new ArrayList<>();

    private BytecodeAudit() {}

    /** What the class does that no strategy may do; empty if it can be loaded. Malformed bytes are a violation too. */
    public static List<String> violations(byte[] classFile) {
        BytecodeAudit audit = new BytecodeAudit();
        try {
            audit.inspect(ClassFile.of().parse(classFile));
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
        model.methods().forEach(this::method);
    }

    private void header(ClassModel model) {
        boolean named = model.thisClass().asInternalName().equals(SELF);
        boolean derived = model.superclass()
                .map(parent -> parent.asInternalName().equals(SUPERCLASS))
                .orElse(false);
        if (!named || !derived || !model.interfaces().isEmpty()) {
            refuse("the class is not a final strategy class");
        }
        if (!model.flags().has(AccessFlag.FINAL) || model.flags().has(AccessFlag.INTERFACE)) {
            refuse("the class is not final");
        }
        if (!model.attributes().isEmpty()) {
            refuse("the class has attributes");
        }
    }

    private void constant(PoolEntry entry) {
        switch (entry) {
            case ClassEntry type when !isKnown(type.asInternalName()) -> refuse("names class " + type.asInternalName());
            case ConstantDynamicEntry _, InvokeDynamicEntry _, MethodHandleEntry _, MethodTypeEntry _ ->
                refuse("dynamic constant");
            default -> {}
        }
    }

    private boolean isKnown(String internalName) {
        return internalName.equals(SELF) || allowed.allowsClass(internalName);
    }

    private void field(FieldModel field) {
        String name = field.fieldName().stringValue();
        boolean plain = field.flags().has(AccessFlag.PRIVATE) && !field.flags().has(AccessFlag.STATIC);
        if (!FIELD_NAMES.matcher(name).matches()
                || !plain
                || !field.attributes().isEmpty()) {
            refuse("field " + name + " is not a private value");
        }
    }

    private void method(MethodModel method) {
        String name = method.methodName().stringValue();
        if (!METHOD_NAMES.matcher(name).matches()) {
            refuse("method " + name);
        }
        if (REFUSED_METHOD_FLAGS.stream().anyMatch(flag -> method.flags().has(flag))) {
            refuse("method " + name + " has flags " + method.flags().flags());
        }
        boolean onlyCode = method.attributes().size() == 1
                && method.findAttribute(Attributes.code()).isPresent();
        if (!onlyCode) {
            refuse("method " + name + " has other attributes than code");
            return;
        }
        violations.addAll(CodeAudit.violations(
                name, method.findAttribute(Attributes.code()).orElseThrow(), SELF));
    }

    private void refuse(String what) {
        violations.add(what);
    }
}
