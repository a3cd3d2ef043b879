package io.atlantis.runner.language.bytecode;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PROTECTED;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_double;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import io.atlantis.runner.indicator.ColumnKernel;
import io.atlantis.runner.language.builtin.BarField;
import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.tree.SeriesNode;
import io.atlantis.runner.language.tree.SeriesReads;
import io.atlantis.runner.language.tree.TypedExpr;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Emits the series graph: a field for each kernel and column, and the step that advances all of them by one bar. */
final class SeriesEmitter {
    /** The JVM compiles no method of more than 8,000 bytes: a large graph is advanced by several methods. */
    private static final int NODES_PER_METHOD = 64;

    private static final String STEP_PART = "step";
    private static final String PASS_PART = "pass";
    private static final String CHART_PART = "chart";

    private static final MethodTypeDesc STEP = Types.method(CD_void, CD_int);
    private static final MethodTypeDesc SET = Types.method(CD_void, CD_int, CD_double);
    private static final MethodTypeDesc OUTPUT = Types.method(CD_double, CD_int);
    private static final MethodTypeDesc WINDOW = Types.method(CD_int, CD_String, CD_long);

    private static final MethodTypeDesc PASS_COLUMN = Types.method(CD_void, Types.COLUMN_KERNEL, CD_int);
    private static final MethodTypeDesc STEP_STAGE = Types.method(CD_void, CD_int, CD_int);
    private static final MethodTypeDesc CROSS_SECTION =
            Types.method(CD_void, CD_int, CD_int, CD_double, CD_int, CD_int);

    private final FieldUses fields;
    private final List<SeriesNode> nodes;
    private final List<SeriesNode> crossSections;
    private final List<Part> parts;
    private final boolean screens;
    /** Nodes that need not go bar by bar where nobody looks at the bars: nothing but events and charts reads them. */
    private final Set<SeriesNode> columnwise;

    /** By method, fields that it reads at more than one place: known once it has been emitted. */
    private final Map<String, List<BarField>> repeatedReads = new HashMap<>();

    /** @param screens whether the program scores symbols, and so is mostly run over bars at which no event reads a value */
    SeriesEmitter(List<SeriesNode> nodes, FieldUses fields, boolean screens) {
        this.fields = fields;
        this.screens = screens;
        this.nodes = nodes;
        this.crossSections =
                nodes.stream().filter(SeriesEmitter::isCrossSection).toList();
        this.parts = parts(nodes);
        if (parts.size() > 1 || !crossSections.isEmpty()) {
            // methods hand values to each other through the columns
            nodes.stream().filter(node -> node.type() != ValueType.NONE).forEach(SeriesNode::store);
        }
        this.columnwise = screens ? columnwise(nodes) : Set.of();
    }

    private static Set<SeriesNode> columnwise(List<SeriesNode> nodes) {
        Set<SeriesNode> read =
                nodes.stream().flatMap(node -> SeriesReads.of(node.source())).collect(Collectors.toSet());
        return nodes.stream()
                .filter(node -> isOfBarColumn(node.source()) && !node.isStored() && !read.contains(node))
                .collect(Collectors.toSet());
    }

    private static boolean isOfBarColumn(SeriesNode.Source source) {
        return source instanceof SeriesNode.Source.Kernel kernel
                && ColumnKernel.class.isAssignableFrom(kernel.indicator().kernel())
                && kernel.inputs().getFirst() instanceof TypedExpr.BarRead(BarField _, int barsAgo)
                && barsAgo == 0;
    }

    /** Nodes of one stage that one method advances. */
    private record Part(int stage, List<SeriesNode> nodes) {}

    private static boolean isCrossSection(SeriesNode node) {
        return node.source() instanceof SeriesNode.Source.CrossSection;
    }

    /** What the strategy itself computes, stage by stage; inside a stage the order stays. */
    private static List<Part> parts(List<SeriesNode> nodes) {
        List<Part> parts = new ArrayList<>();
        int stages = nodes.stream().mapToInt(SeriesNode::stage).max().orElse(0);
        for (int i = 0; i <= stages; i++) {
            int stage = i;
            List<SeriesNode> own = nodes.stream()
                    .filter(node -> node.stage() == stage && !isCrossSection(node))
                    .toList();
            for (int from = 0; from < own.size(); from += NODES_PER_METHOD) {
                parts.add(new Part(stage, own.subList(from, Math.min(own.size(), from + NODES_PER_METHOD))));
            }
        }
        return parts;
    }

    /** Columns that symbols exchange: two for each cross-section function. */
    int crossColumns() {
        return 2 * crossSections.size();
    }

    /**
     * Tells the base class of the cross-section functions, inside the constructor.
     *
     * @param firstColumn index at which their columns are exposed
     */
    void constructCrossSections(MethodEmitter method, int firstColumn) {
        int column = firstColumn;
        for (SeriesNode node : crossSections) {
            SeriesNode.Source.CrossSection source = (SeriesNode.Source.CrossSection) node.source();
            method.code.lineNumber(node.line());
            method.expose(column, source.input());
            method.expose(column + 1, node);
            method.code.aload(0).loadConstant(node.stage()).loadConstant(source.function());
            new ExpressionEmitter(method).emit(source.argument());
            method.code
                    .loadConstant(column)
                    .loadConstant(column + 1)
                    .invokevirtual(Types.INSTANCE, "crossSection", CROSS_SECTION);
            column += 2;
        }
    }

    void fields(ClassBuilder builder) {
        for (SeriesNode node : nodes) {
            if (node.source() instanceof SeriesNode.Source.Kernel kernel) {
                ClassDesc type = Types.of(kernel.indicator().kernel());
                builder.withField(MethodEmitter.kernelName(node), type, ACC_PRIVATE | ACC_FINAL);
            }
            if (node.isStored() || node.isCharted()) {
                builder.withField(MethodEmitter.columnName(node), Types.COLUMN, ACC_PRIVATE | ACC_FINAL);
            }
            if (node.isLatched()) {
                builder.withField(MethodEmitter.latchName(node), Types.of(node.type()), ACC_PRIVATE);
            }
        }
    }

    /** Makes kernels and columns, inside the constructor. */
    void construct(MethodEmitter method) {
        for (SeriesNode node : nodes) {
            method.code.lineNumber(node.line());
            if (node.source() instanceof SeriesNode.Source.Kernel kernel) {
                constructKernel(method, node, kernel);
                if (columnwise.contains(node)) {
                    passColumn(method, node, kernel);
                }
            }
            if (node.isStored() || node.isCharted()) {
                method.code.aload(0).aload(0);
                makeColumn(method.code, node);
                method.code.putfield(Types.SELF, MethodEmitter.columnName(node), Types.COLUMN);
            } else if (node.isLatched()) {
                method.code.aload(0).invokevirtual(Types.INSTANCE, "keepCurrent", Types.method(CD_void));
            }
        }
    }

    private static void makeColumn(CodeBuilder code, SeriesNode node) {
        if (node.source() instanceof SeriesNode.Source.Security(int security, BarField field)) {
            code.loadConstant(security)
                    .loadConstant(field.ordinal())
                    .invokevirtual(Types.INSTANCE, "securityColumn", Types.method(Types.COLUMN, CD_int, CD_int));
        } else {
            String maker = node.isStored() ? "newColumn" : "newChart";
            code.invokevirtual(Types.INSTANCE, maker, Types.method(Types.COLUMN));
        }
    }

    private static void constructKernel(MethodEmitter method, SeriesNode node, SeriesNode.Source.Kernel kernel) {
        Indicator indicator = kernel.indicator();
        ClassDesc type = Types.of(indicator.kernel());
        CodeBuilder code = method.code;
        String window = indicator.cost() == Indicator.Cost.WINDOW ? "scannedWindow" : "window";
        code.aload(0).new_(type).dup();
        for (TypedExpr bars : kernel.windows()) {
            code.aload(0).loadConstant(indicator.sourceName());
            new ExpressionEmitter(method).emit(bars);
            code.invokevirtual(Types.INSTANCE, window, WINDOW);
        }
        List<ClassDesc> lengths = Collections.nCopies(kernel.windows().size(), CD_int);
        code.invokespecial(type, "<init>", MethodTypeDesc.of(CD_void, lengths));
        code.putfield(Types.SELF, MethodEmitter.kernelName(node), type);
    }

    /** Tells the base class which field of the bars the kernel reads. */
    private static void passColumn(MethodEmitter method, SeriesNode node, SeriesNode.Source.Kernel kernel) {
        TypedExpr.BarRead read = (TypedExpr.BarRead) kernel.inputs().getFirst();
        method.code.aload(0);
        method.loadSelfField(
                MethodEmitter.kernelName(node), Types.of(kernel.indicator().kernel()));
        method.code.loadConstant(read.field().ordinal()).invokevirtual(Types.INSTANCE, "passColumn", PASS_COLUMN);
    }

    /**
     * The methods that advance the graph: one for each part, and those that call them in order. What draws and what passes over
     * bars stand beside them, so that a bar of a run without charts does nothing for them.
     */
    void steps(ClassBuilder builder) {
        stepParts(builder, STEP_PART, (method, node) -> advance(method, node, true));
        callParts(builder, "stepSeries", STEP_PART);
        if (!crossSections.isEmpty()) {
            builder.withMethodBody("stepSeries", STEP_STAGE, ACC_PROTECTED, this::stepLaterStage);
        }
        pass(builder);
        chart(builder);
    }

    /** Only a screen has many bars that nobody sees: the rest passes over them as if they were seen. */
    private void pass(ClassBuilder builder) {
        if (screens && crossSections.isEmpty()) {
            stepParts(builder, PASS_PART, (method, node) -> {
                if (!columnwise.contains(node)) {
                    advance(method, node, false);
                }
            });
            callParts(builder, "passSeries", PASS_PART);
        } else {
            callParts(builder, "passSeries", STEP_PART);
        }
    }

    private void chart(ClassBuilder builder) {
        if (nodes.stream().anyMatch(SeriesNode::isCharted)) {
            stepParts(builder, CHART_PART, (method, node) -> {
                if (node.isCharted()) {
                    chart(method, node);
                }
            });
            callParts(builder, "chartSeries", CHART_PART);
        } else {
            builder.withMethodBody("chartSeries", STEP, ACC_PROTECTED, CodeBuilder::return_);
        }
    }

    /** Emits what one method does for one node. */
    private interface NodeStep {
        void emit(MethodEmitter method, SeriesNode node);
    }

    private void stepParts(ClassBuilder builder, String name, NodeStep step) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            String title = name + i;
            builder.withMethodBody(title, STEP, ACC_PRIVATE | ACC_FINAL, code -> {
                MethodEmitter method = new MethodEmitter(code, fields, true);
                repeatedReads.getOrDefault(title, List.of()).forEach(new ExpressionEmitter(method)::keep);
                part.nodes().forEach(node -> step.emit(method, node));
                repeatedReads.putIfAbsent(title, method.repeatedReads());
                code.return_();
            });
        }
    }

    /** A method that calls the parts of the first stage. */
    private void callParts(ClassBuilder builder, String method, String part) {
        builder.withMethodBody(method, STEP, ACC_PROTECTED, code -> {
            callParts(code, part, 0);
            code.return_();
        });
    }

    /** Calls the parts of a stage in order. */
    private void callParts(CodeBuilder code, String name, int stage) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).stage() == stage) {
                code.aload(0).iload(1).invokevirtual(Types.SELF, name + i, STEP);
            }
        }
    }

    /** Calls the parts of the stage that is the second argument. */
    private void stepLaterStage(CodeBuilder code) {
        int last = parts.stream().mapToInt(Part::stage).max().orElse(0);
        for (int stage = 1; stage <= last; stage++) {
            Label next = code.newLabel();
            code.iload(2).loadConstant(stage).if_icmpne(next);
            callParts(code, STEP_PART, stage);
            code.labelBinding(next);
        }
        code.return_();
    }

    /** @param shown whether an event or a chart sees the values at this bar */
    private static void advance(MethodEmitter method, SeriesNode node, boolean shown) {
        method.code.lineNumber(node.line());
        ExpressionEmitter expressions = new ExpressionEmitter(method);
        switch (node.source()) {
            case SeriesNode.Source.Formula(TypedExpr expression) -> expressions.emit(expression);
            case SeriesNode.Source.Kernel kernel -> update(method, expressions, node, kernel);
            case SeriesNode.Source.Output(SeriesNode kernel, int output) -> output(method, kernel, output);
            case SeriesNode.Source.Security _ -> {
                // the runtime has filled the column before the graph steps
                return;
            }
            case SeriesNode.Source.CrossSection _ -> throw new IllegalStateException("symbols compute this together");
        }
        if (node.type() == ValueType.NONE) {
            return;
        }
        method.keep(node);
        if (node.isStored()) {
            store(method, node);
        } else if (node.isLatched() && shown) {
            latch(method, node);
        }
    }

    private static void update(
            MethodEmitter method, ExpressionEmitter expressions, SeriesNode node, SeriesNode.Source.Kernel kernel) {
        ClassDesc type = Types.of(kernel.indicator().kernel());
        method.loadSelfField(MethodEmitter.kernelName(node), type);
        kernel.inputs().forEach(expressions::emit);
        List<ClassDesc> inputs = Collections.nCopies(kernel.inputs().size(), CD_double);
        method.code.invokevirtual(type, "update", MethodTypeDesc.of(Types.of(node.type()), inputs));
    }

    private static void output(MethodEmitter method, SeriesNode node, int output) {
        ClassDesc type =
                Types.of(((SeriesNode.Source.Kernel) node.source()).indicator().kernel());
        method.loadSelfField(MethodEmitter.kernelName(node), type);
        method.code.loadConstant(output).invokevirtual(type, "output", OUTPUT);
    }

    /** All that have the field's bits see one NaN; a chart takes care of that itself. */
    private static void latch(MethodEmitter method, SeriesNode node) {
        method.code.aload(0);
        new ExpressionEmitter(method).emit(new TypedExpr.SeriesRead(node, 0));
        if (node.type() == ValueType.FLOAT && node.isSeenByEvents()) {
            method.canonical();
        }
        method.code.putfield(Types.SELF, MethodEmitter.latchName(node), Types.of(node.type()));
    }

    /** Copies a current value into the column that is drawn. */
    private static void chart(MethodEmitter method, SeriesNode node) {
        method.code.lineNumber(node.line());
        method.loadSelfField(MethodEmitter.latchName(node), Types.of(node.type()));
        method.keep(node);
        store(method, node);
    }

    private static void store(MethodEmitter method, SeriesNode node) {
        method.loadColumn(node);
        method.loadBar();
        new ExpressionEmitter(method).emit(new TypedExpr.SeriesRead(node, 0));
        if (node.type() == ValueType.BOOL) {
            method.code.i2d();
        } else {
            method.canonical();
        }
        method.code.invokevirtual(Types.COLUMN, "set", SET);
    }
}
