package io.atlantis.runner.language.typing;

import io.atlantis.runner.language.syntax.Expr;
import io.atlantis.runner.language.syntax.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the statements of a function say about its names, before they are typed. */
final class FunctionNames {
    private FunctionNames() {}

    static List<Stmt.Global> globalStatements(List<Stmt> body) {
        List<Stmt.Global> found = new ArrayList<>();
        forEach(body, statement -> {
            if (statement instanceof Stmt.Global global) {
                found.add(global);
            }
        });
        return found;
    }

    /** Assignments that say their variable's type. */
    static List<Stmt.Assign> annotated(List<Stmt> body) {
        List<Stmt.Assign> found = new ArrayList<>();
        forEach(body, statement -> {
            if (statement instanceof Stmt.Assign assign && assign.annotation().isPresent()) {
                found.add(assign);
            }
        });
        return found;
    }

    /** Plain names that are assigned to, loop variables included, in order and with repetition. */
    static List<Expr.Name> assignedNames(List<Stmt> body) {
        List<Expr.Name> found = new ArrayList<>();
        forEach(body, statement -> {
            switch (statement) {
                case Stmt.Assign assign -> found.addAll(names(assign.target()));
                case Stmt.AugmentedAssign assign when assign.target() instanceof Expr.Name name -> found.add(name);
                case Stmt.For loop -> found.addAll(names(loop.target()));
                default -> {}
            }
        });
        return found;
    }

    /** The plain names of a target. */
    private static List<Expr.Name> names(Expr target) {
        return switch (target) {
            case Expr.Name name -> List.of(name);
            case Expr.Tuple tuple ->
                tuple.elements().stream().flatMap(part -> names(part).stream()).toList();
            default -> List.of();
        };
    }

    static boolean returnsValue(List<Stmt> body) {
        boolean[] found = {false};
        forEach(
                body,
                statement -> found[0] |=
                        statement instanceof Stmt.Return r && r.value().isPresent());
        return found[0];
    }

    /** Whether a {@code break} or {@code return} may end a loop with this body before its last turn. */
    static boolean leavesLoop(List<Stmt> body) {
        boolean[] found = {false};
        forEach(body, statement -> found[0] |= statement instanceof Stmt.Break || statement instanceof Stmt.Return);
        return found[0];
    }

    /** Whether a {@code break} of this very loop, not of one inside it, stands in the body. */
    static boolean breaksLoop(List<Stmt> body) {
        return body.stream().anyMatch(statement -> switch (statement) {
            case Stmt.Break _ -> true;
            case Stmt.If branching ->
                breaksLoop(branching.otherwise())
                        || branching.branches().stream().anyMatch(branch -> breaksLoop(branch.body()));
            default -> false;
        });
    }

    /** Statements in the body, those of inner blocks included. */
    static int count(List<Stmt> body) {
        int[] count = {0};
        forEach(body, _ -> count[0]++);
        return count[0];
    }

    private static void forEach(List<Stmt> body, Consumer<Stmt> action) {
        for (Stmt statement : body) {
            action.accept(statement);
            switch (statement) {
                case Stmt.If branching -> {
                    branching.branches().forEach(branch -> forEach(branch.body(), action));
                    forEach(branching.otherwise(), action);
                }
                case Stmt.While loop -> forEach(loop.body(), action);
                case Stmt.For loop -> forEach(loop.body(), action);
                default -> {}
            }
        }
    }
}
