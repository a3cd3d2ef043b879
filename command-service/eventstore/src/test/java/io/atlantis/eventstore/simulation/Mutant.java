package io.atlantis.eventstore.simulation;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.util.function.Consumer;

/**
 * A bug, planted into the compiled class of a method.
 *
 * @param what the bug in words
 * @param breaks the invariant by which it must be found
 * @param className class of the method
 * @param method its name, which only one method of the class bears
 * @param change what becomes of it
 */
record Mutant(String what, Invariant breaks, String className, String method, Change change) {

    /** A way to change a method. */
    sealed interface Change {}

    /** Another body instead of its own. */
    record Body(Consumer<CodeBuilder> code) implements Change {}

    /** Something done before its own body. */
    record Prelude(Consumer<CodeBuilder> code) implements Change {}

    /** An instruction in it replaced, the first for which the edit says true. */
    record FirstInstruction(Edit edit) implements Change {}

    /** Writes something else and says true, or does nothing and says false. */
    @FunctionalInterface
    interface Edit {
        boolean replace(CodeBuilder code, CodeElement instruction);
    }

    /** The change of the whole class; refuses when there is nothing to be changed any more. */
    ClassTransform transform(ClassModel model) {
        long found = model.methods().stream().filter(this::isTarget).count();
        if (found != 1) {
            throw new IllegalStateException(found + " methods " + className + "." + method + ": the mutant \"" + what
                    + "\" has lost its place");
        }
        return switch (change) {
            case Body(Consumer<CodeBuilder> code) ->
                (type, element) -> {
                    if (element instanceof MethodModel target && isTarget(target)) {
                        type.withMethodBody(
                                target.methodName(),
                                target.methodType(),
                                target.flags().flagsMask(),
                                code);
                    } else {
                        type.with(element);
                    }
                };
            case Prelude(Consumer<CodeBuilder> code) ->
                ClassTransform.transformingMethodBodies(this::isTarget, CodeTransform.ofStateful(() -> prelude(code)));
            case FirstInstruction(Edit edit) ->
                ClassTransform.transformingMethodBodies(this::isTarget, CodeTransform.ofStateful(() -> first(edit)));
        };
    }

    private boolean isTarget(MethodModel candidate) {
        return candidate.methodName().equalsString(method);
    }

    private static CodeTransform prelude(Consumer<CodeBuilder> code) {
        return new CodeTransform() {
            @Override
            public void atStart(CodeBuilder builder) {
                code.accept(builder);
            }

            @Override
            public void accept(CodeBuilder builder, CodeElement element) {
                builder.with(element);
            }
        };
    }

    private CodeTransform first(Edit edit) {
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
                    throw new IllegalStateException("the mutant \"" + what + "\" has lost its place in " + method);
                }
            }
        };
    }

    @Override
    public String toString() {
        return what;
    }
}
