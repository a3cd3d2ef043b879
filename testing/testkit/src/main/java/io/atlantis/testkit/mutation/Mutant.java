package io.atlantis.testkit.mutation;

import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A bug, planted into the compiled class of a method. Immutable.
 *
 * @param what the bug in words
 * @param className binary name of the class of the method
 * @param method its name
 * @param descriptor its descriptor such as {@code (JJ)J}; empty if only one method of the class bears the name
 * @param change what becomes of it
 */
public record Mutant(String what, String className, String method, Optional<String> descriptor, Change change) {

    /** A way to change a method. */
    public sealed interface Change {}

    /** Another body instead of its own. */
    public record Body(Consumer<CodeBuilder> code) implements Change {}

    /** Something done before its own body. */
    public record Prelude(Consumer<CodeBuilder> code) implements Change {}

    /** An instruction in it replaced, the first for which the edit says true. */
    public record FirstInstruction(Edit edit) implements Change {}

    /** Writes something else and says true, or does nothing and says false. */
    @FunctionalInterface
    public interface Edit {
        /** Looks at one instruction of the method, in their order. */
        boolean replace(CodeBuilder code, CodeElement instruction);
    }

    /** A bug in the one method of that name. */
    public static Mutant of(String what, String className, String method, Change change) {
        return new Mutant(what, className, method, Optional.empty(), change);
    }

    /**
     * The change of the whole class.
     *
     * @throws IllegalStateException when there is nothing to be changed any more; for an instruction only when the change
     *     is applied
     */
    ClassTransform transform(ClassModel model) {
        if (model.methods().stream().filter(this::isTarget).count() != 1) {
            throw lost();
        }
        return switch (change) {
            case Body(Consumer<CodeBuilder> code) -> body(code);
            case Prelude(Consumer<CodeBuilder> code) ->
                ClassTransform.transformingMethodBodies(this::isTarget, CodeTransform.ofStateful(() -> prelude(code)));
            case FirstInstruction(Edit edit) ->
                ClassTransform.transformingMethodBodies(this::isTarget, CodeTransform.ofStateful(() -> first(edit)));
        };
    }

    private boolean isTarget(MethodModel candidate) {
        return candidate.methodName().equalsString(method)
                && descriptor.map(candidate.methodType()::equalsString).orElse(true);
    }

    private ClassTransform body(Consumer<CodeBuilder> code) {
        return (type, element) -> {
            if (element instanceof MethodModel target && isTarget(target)) {
                type.withMethodBody(
                        target.methodName(), target.methodType(), target.flags().flagsMask(), code);
            } else {
                type.with(element);
            }
        };
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
