package io.atlantis.runner.language.bytecode;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a first emission shows of a class's methods.
 *
 * @param slots variables and stack of each
 * @param called those that functions of the source call
 */
record EmittedMethods(Map<String, Integer> slots, Set<String> called) {
    /** Before there is an emission. */
    static final EmittedMethods NONE = new EmittedMethods(Map.of(), Set.of());

    static EmittedMethods of(byte[] classFile) {
        Map<String, Integer> slots = new HashMap<>();
        Set<String> called = new HashSet<>();
        for (MethodModel method : ClassFile.of().parse(classFile).methods()) {
            String name = method.methodName().stringValue();
            method.findAttribute(Attributes.code()).ifPresent(code -> {
                slots.put(name, code.maxLocals() + code.maxStack());
                if (!name.startsWith("handle")) {
                    code.forEach(element -> {
                        if (element instanceof InvokeInstruction call) {
                            called.add(call.name().stringValue());
                        }
                    });
                }
            });
        }
        return new EmittedMethods(slots, called);
    }

    int slotsOf(String method) {
        return slots.getOrDefault(method, 1);
    }

    boolean calledByHandlersAlone(String method) {
        return slots.containsKey(method) && !called.contains(method);
    }
}
