package io.atlantis.runner.language.bytecode;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;

import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.tree.TypedExpr;
import io.atlantis.runner.language.tree.TypedStmt;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Emits statements; every way around a loop passes a charge of the budget. */
final class StatementEmitter {
    private static final MethodTypeDesc CHARGE_RANGE = Types.method(CD_long, CD_long, CD_long, CD_long, CD_int);
    private static final MethodTypeDesc CHARGE_TURNS = Types.method(CD_int, CD_int, CD_int);
    private static final MethodTypeDesc TURNS = Types.method(CD_long, CD_long, CD_long, CD_long);

    private final MethodEmitter method;
    private final CodeBuilder code;
    private final ExpressionEmitter expressions;
    private final Consumer<ValueType> leave;
    private final Deque<Loop> loops = new ArrayDeque<>();

    /** Slots that hold how many turns of a loop are left: of loops that were paid for before they begin. */
    private final Map<TypedStmt.ForRange, Integer> paidTurns = new IdentityHashMap<>();

    /** @param leave emits the method's return of a value of that type, which is on the stack */
    StatementEmitter(MethodEmitter method, Consumer<ValueType> leave) {
        this(method, new ExpressionEmitter(method), leave);
    }

    /** For statements inside an expression, which never return from the method. */
    StatementEmitter(MethodEmitter method, ExpressionEmitter expressions) {
        this(method, expressions, _ -> {
            throw new IllegalStateException("an expression returns nothing");
        });
    }

    private StatementEmitter(MethodEmitter method, ExpressionEmitter expressions, Consumer<ValueType> leave) {
        this.method = method;
        this.code = method.code;
        this.expressions = expressions;
        this.leave = leave;
    }

    /** A loop being emitted: where break and continue go, and whether there was one. */
    private static final class Loop {
        private final Label end;
        private final Label next;
        private boolean isLeft;
        private boolean isContinued;

        private Loop(Label end, Label next) {
            this.end = end;
            this.next = next;
        }
    }

    /** Emits a block; says whether control can go on behind it. No dead code is ever emitted. */
    boolean block(List<TypedStmt> statements) {
        for (int i = 0; i < statements.size(); i++) {
            TypedStmt statement = statements.get(i);
            if (isUnpaid(statement)) {
                payRow(statements.subList(i, statements.size()));
            }
            code.lineNumber(statement.line());
            if (!statement(statement)) {
                return false;
            }
        }
        return true;
    }

    private boolean statement(TypedStmt statement) {
        return switch (statement) {
            case TypedStmt.AssignLocal assign -> {
                expressions.emit(assign.value());
                method.store(assign.variable());
                yield true;
            }
            case TypedStmt.AssignField assign -> {
                code.aload(0);
                expressions.emit(assign.value());
                code.putfield(
                        Types.SELF,
                        MethodEmitter.fieldName(assign.field()),
                        Types.of(assign.field().type()));
                yield true;
            }
            case TypedStmt.Evaluate evaluate -> {
                expressions.emit(evaluate.expression());
                method.drop(evaluate.expression().type());
                yield true;
            }
            case TypedStmt.If branching -> branching(branching);
            case TypedStmt.While loop -> whileLoop(loop);
            case TypedStmt.ForRange loop -> rangeLoop(loop);
            case TypedStmt.ForEach loop -> listLoop(loop);
            case TypedStmt.Return leave -> {
                leave.value().ifPresent(expressions::emit);
                this.leave.accept(leave.value().map(TypedExpr::type).orElse(ValueType.NONE));
                yield false;
            }
            case TypedStmt.Break _ -> {
                loops.element().isLeft = true;
                code.goto_(loops.element().end);
                yield false;
            }
            case TypedStmt.Continue _ -> {
                loops.element().isContinued = true;
                code.goto_(loops.element().next);
                yield false;
            }
        };
    }

    private boolean branching(TypedStmt.If branching) {
        Label end = code.newLabel();
        boolean goesOn = false;
        for (TypedStmt.Branch branch : branching.branches()) {
            code.lineNumber(branch.line());
            Label next = code.newLabel();
            expressions.conditions().jump(branch.test(), next, false);
            if (block(branch.body())) {
                code.goto_(end);
                goesOn = true;
            }
            code.labelBinding(next);
        }
        goesOn |= block(branching.otherwise());
        code.labelBinding(end);
        return goesOn;
    }

    private boolean whileLoop(TypedStmt.While source) {
        Label top = code.newLabel();
        Loop loop = new Loop(code.newLabel(), top);
        boolean isEndless =
                source.test() instanceof TypedExpr.Constant(ValueType _, Object value) && value.equals(true);
        code.labelBinding(top);
        method.charge(source.stepsPerTurn());
        if (!isEndless) {
            expressions.conditions().jump(source.test(), loop.end, false);
        }
        if (body(loop, source.body())) {
            code.goto_(top);
        }
        code.labelBinding(loop.end);
        return !isEndless || loop.isLeft;
    }

    private boolean body(Loop loop, List<TypedStmt> body) {
        loops.push(loop);
        boolean goesOn = block(body);
        loops.pop();
        return goesOn;
    }

    private boolean rangeLoop(TypedStmt.ForRange source) {
        Integer left = paidTurns.get(source);
        return left == null ? openLoop(source) : knownLoop(source, left);
    }

    private boolean isUnpaid(TypedStmt statement) {
        return statement instanceof TypedStmt.ForRange loop
                && KnownRange.turns(loop).isPresent()
                && !paidTurns.containsKey(loop);
    }

    /**
     * Pays for the loops of known turns at the head of a row of statements, as far as nothing but assignments stands between
     * them: once the first begins, nothing but a fault keeps the others from their turns. With no charge between them the JVM is
     * free to interleave the loops.
     */
    private void payRow(List<TypedStmt> row) {
        for (TypedStmt statement : row) {
            if (isUnpaid(statement)) {
                TypedStmt.ForRange loop = (TypedStmt.ForRange) statement;
                pay(loop, KnownRange.turns(loop).getAsInt());
            } else if (!(statement instanceof TypedStmt.AssignLocal) && !(statement instanceof TypedStmt.AssignField)) {
                return;
            }
        }
    }

    /** Pays for the turns of a loop, and keeps their number in a variable, from which the loop counts down. */
    private void pay(TypedStmt.ForRange loop, int turns) {
        int left = code.allocateLocal(TypeKind.INT);
        code.lineNumber(loop.line());
        method.loadBudget();
        code.loadConstant(turns)
                .loadConstant(loop.stepsPerTurn())
                .invokevirtual(Types.BUDGET, "chargeTurns", CHARGE_TURNS)
                .istore(left);
        paidTurns.put(loop, left);
    }

    /** Counts turns down in an int, as the JVM knows best: what is i of {@code range(a, b)} is then b less the turns left. */
    private boolean knownLoop(TypedStmt.ForRange source, int left) {
        int stop = KnownRange.stop(source);
        Label top = code.newLabel();
        Loop loop = new Loop(code.newLabel(), code.newLabel());
        code.labelBinding(top).iload(left).ifle(loop.end);
        code.loadConstant(stop).iload(left).isub();
        if (source.variable().type() == ValueType.FLOAT) {
            code.i2d();
        } else {
            code.i2l();
        }
        method.store(source.variable());
        boolean goesOn = body(loop, source.body());
        code.labelBinding(loop.next);
        if (goesOn || loop.isContinued) {
            code.iinc(left, -1).goto_(top);
        }
        code.labelBinding(loop.end);
        return true;
    }

    /** Counts turns down, so that no bound can overflow. */
    private boolean openLoop(TypedStmt.ForRange source) {
        int at = longSlot(source.start());
        int stop = longSlot(source.stop());
        int step = longSlot(source.step());
        int turns = code.allocateLocal(TypeKind.LONG);
        countTurns(source, at, stop, step);
        Label top = code.newLabel();
        Loop loop = new Loop(code.newLabel(), code.newLabel());
        code.lstore(turns).labelBinding(top);
        code.lload(turns).lconst_0().lcmp().ifle(loop.end);
        if (source.leavesEarly()) {
            method.charge(source.stepsPerTurn());
        }
        code.lload(at);
        if (source.variable().type() == ValueType.FLOAT) {
            code.l2d();
        }
        method.store(source.variable());
        boolean goesOn = body(loop, source.body());
        code.labelBinding(loop.next);
        if (goesOn || loop.isContinued) {
            code.lload(at).lload(step).ladd().lstore(at);
            code.lload(turns).lconst_1().lsub().lstore(turns).goto_(top);
        }
        code.labelBinding(loop.end);
        return true;
    }

    private void countTurns(TypedStmt.ForRange source, int at, int stop, int step) {
        if (source.leavesEarly()) {
            code.lload(at).lload(stop).lload(step).invokestatic(Types.RANGE_LOOP, "turns", TURNS);
            return;
        }
        method.loadBudget();
        code.lload(at)
                .lload(stop)
                .lload(step)
                .loadConstant(source.stepsPerTurn())
                .invokevirtual(Types.BUDGET, "chargeRange", CHARGE_RANGE);
    }

    private int longSlot(TypedExpr value) {
        expressions.emit(value);
        int slot = code.allocateLocal(TypeKind.LONG);
        code.lstore(slot);
        return slot;
    }

    private boolean listLoop(TypedStmt.ForEach source) {
        Label top = code.newLabel();
        Loop loop = new Loop(code.newLabel(), code.newLabel());
        expressions.emit(source.source());
        method.store(source.list());
        code.lconst_0();
        method.store(source.index());
        code.labelBinding(top);
        method.load(source.index());
        method.load(source.list());
        code.invokestatic(Types.LIST, "length", Types.method(CD_long, Types.LIST))
                .lcmp()
                .ifge(loop.end);
        method.charge(source.stepsPerTurn());
        expressions.emit(source.element());
        method.store(source.variable());
        boolean goesOn = body(loop, source.body());
        code.labelBinding(loop.next);
        if (goesOn || loop.isContinued) {
            method.load(source.index());
            code.lconst_1().ladd();
            method.store(source.index());
            code.goto_(top);
        }
        code.labelBinding(loop.end);
        return true;
    }
}
