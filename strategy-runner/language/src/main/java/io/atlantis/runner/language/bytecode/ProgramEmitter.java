package io.atlantis.runner.language.bytecode;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.tree.CheckedProgram;
import io.atlantis.runner.language.tree.Field;
import io.atlantis.runner.language.tree.Function;
import io.atlantis.runner.language.tree.Local;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.function.Consumer;

/** Emits the class of a program: fields, constructor, the series graph's step, the handler, and its functions. */
public final class ProgramEmitter {
    private static final MethodTypeDesc CONSTRUCTOR = Types.method(CD_void, Types.CONTEXT);
    /** Of the JVM: the object itself takes one, an int or a float two. */
    private static final int MOST_ARGUMENT_SLOTS = 255;

    private final CheckedProgram program;
    private final FieldUses fields = new FieldUses();
    private final SeriesEmitter series;
    private final FunctionEmitter functions = new FunctionEmitter(fields);

    private ProgramEmitter(CheckedProgram program) {
        this.program = program;
        this.series = new SeriesEmitter(
                program.nodes(), fields, program.handlers().screen().isPresent());
    }

    /**
     * The class file.
     *
     * @throws TooLargeException if a part of the program exceeds the JVM's limits
     */
    public static byte[] emit(CheckedProgram program) throws TooLargeException {
        requireFewParameters(program);
        ProgramEmitter emitter = new ProgramEmitter(program);
        emitter.functions.measure(emitter.build());
        emitter.fields.complete();
        return emitter.build();
    }

    private static void requireFewParameters(CheckedProgram program) throws TooLargeException {
        for (Function function : program.functions()) {
            int slots = 1;
            for (Local parameter : function.parameters()) {
                slots += Types.kind(parameter.type()).slotSize();
            }
            if (slots > MOST_ARGUMENT_SLOTS) {
                throw new TooLargeException(
                        function.line(),
                        "function '" + function.name() + "' has "
                                + function.parameters().size() + " parameters: give it a list or a dict");
            }
        }
    }

    private byte[] build() throws TooLargeException {
        try {
            return build(builder -> {
                fields(builder);
                setUp(builder);
                functions(builder);
            });
        } catch (IllegalArgumentException e) {
            throw tooLarge();
        }
    }

    private static byte[] build(Consumer<ClassBuilder> content) {
        return ClassFile.of().build(Types.SELF, builder -> {
            builder.withSuperclass(Types.INSTANCE).withFlags(ACC_PUBLIC | ACC_FINAL);
            content.accept(builder);
        });
    }

    /** Finds the part that does not fit by building each alone. */
    private TooLargeException tooLarge() {
        for (Function function : program.functions()) {
            try {
                build(builder -> functions.emit(builder, function));
            } catch (IllegalArgumentException e) {
                return new TooLargeException(
                        function.line(),
                        "function '" + function.name() + "' is too large: split it into several functions");
            }
        }
        return new TooLargeException(1, "the strategy is too large: use fewer series and constants");
    }

    private void fields(ClassBuilder builder) {
        for (CheckedProgram.Parameter parameter : program.parameters()) {
            valueField(builder, parameter.field());
        }
        for (CheckedProgram.Initialiser initialiser : program.initialisers()) {
            valueField(builder, initialiser.field());
        }
        program.symbolFacts().forEach(fact -> valueField(builder, fact.field()));
        series.fields(builder);
    }

    private void valueField(ClassBuilder builder, Field field) {
        int flags = field.isMutable() ? ACC_PRIVATE : ACC_PRIVATE | ACC_FINAL;
        builder.withField(MethodEmitter.fieldName(field), fields.type(field), flags);
    }

    private void setUp(ClassBuilder builder) {
        builder.withMethodBody("<init>", CONSTRUCTOR, ACC_PUBLIC, this::constructor);
        new HandlerEmitter(program.handlers(), functions).emit(builder);
        series.steps(builder);
    }

    private void functions(ClassBuilder builder) {
        program.functions().stream()
                .filter(function -> !program.handlers().areEntered(function) || !functions.isInlined(function))
                .forEach(function -> functions.emit(builder, function));
    }

    private void constructor(CodeBuilder code) {
        int seriesCount = program.series().size();
        code.aload(0).aload(1).loadConstant(seriesCount + series.crossColumns());
        code.invokespecial(Types.INSTANCE, "<init>", Types.method(CD_void, Types.CONTEXT, CD_int));
        MethodEmitter method = new MethodEmitter(code, fields, false);
        for (int i = 0; i < program.parameters().size(); i++) {
            parameter(code, i, program.parameters().get(i).field());
        }
        program.symbolFacts().forEach(fact -> symbolFact(code, fact));
        ExpressionEmitter expressions = new ExpressionEmitter(method);
        for (CheckedProgram.Initialiser initialiser : program.initialisers()) {
            Field field = initialiser.field();
            code.lineNumber(initialiser.line()).aload(0);
            expressions.initial(field, initialiser.value());
            code.putfield(Types.SELF, MethodEmitter.fieldName(field), fields.type(field));
        }
        series.construct(method);
        for (int i = 0; i < seriesCount; i++) {
            method.expose(i, program.series().get(i).node());
        }
        series.constructCrossSections(method, seriesCount);
        code.return_();
    }

    private static void parameter(CodeBuilder code, int index, Field field) {
        String reader = switch (field.type()) {
            case Scalar.INT -> "intParameter";
            case Scalar.FLOAT -> "floatParameter";
            case Scalar.BOOL -> "boolParameter";
            case Scalar.STR -> "stringParameter";
            default -> throw new IllegalStateException("no parameter is " + field.type());
        };
        code.aload(0)
                .aload(0)
                .loadConstant(index)
                .invokevirtual(Types.INSTANCE, reader, Types.method(Types.of(field.type()), CD_int))
                .putfield(Types.SELF, MethodEmitter.fieldName(field), Types.of(field.type()));
    }

    private static void symbolFact(CodeBuilder code, CheckedProgram.SymbolFact fact) {
        ClassDesc type = Types.of(fact.field().type());
        code.aload(0)
                .aload(0)
                .invokevirtual(Types.INSTANCE, fact.reader(), Types.method(type))
                .putfield(Types.SELF, MethodEmitter.fieldName(fact.field()), type);
    }
}
