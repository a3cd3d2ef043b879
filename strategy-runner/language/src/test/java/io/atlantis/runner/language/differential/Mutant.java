package io.atlantis.runner.language.differential;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.MethodTypeDesc;

/**
 * A bug, planted into one instruction of a compiled class.
 *
 * @param what the bug in words
 * @param className class of the method
 * @param method its name
 * @param descriptor its descriptor
 * @param edit what becomes of the first instruction that it takes
 */
record Mutant(String what, String className, String method, String descriptor, Edit edit) {

    /** Writes something else and says true, or does nothing and says false. */
    @FunctionalInterface
    interface Edit {
        boolean replace(CodeBuilder code, CodeElement element);
    }

    /** The change of the whole class; refuses when there is nothing to be changed any more. */
    ClassTransform transform(ClassModel model) {
        if (model.methods().stream().noneMatch(this::isTarget)) {
            throw lost();
        }
        return ClassTransform.transformingMethodBodies(this::isTarget, CodeTransform.ofStateful(this::first));
    }

    private boolean isTarget(MethodModel candidate) {
        return candidate.methodName().equalsString(method)
                && candidate.methodTypeSymbol().equals(MethodTypeDesc.ofDescriptor(descriptor));
    }

    private CodeTransform first() {
        return new CodeTransform() {
            private boolean done;

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                if (!done && edit.replace(builder, element)) {
                    done = true;
                } else {
                    builder.with(element);
                }
            }

            @Override
            public void atEnd(CodeBuilder builder) {
                if (!done) {
                    throw lost();
                }
            }
        };
    }

    private IllegalStateException lost() {
        return new IllegalStateException(
                "the mutant \"" + what + "\" has lost its place in " + className + "." + method);
    }

    @Override
    public String toString() {
        return what;
    }
}
