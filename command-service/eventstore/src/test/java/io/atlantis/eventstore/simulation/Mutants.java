package io.atlantis.eventstore.simulation;

import io.atlantis.eventstore.core.AppendFailedException.Reason;
import io.atlantis.eventstore.core.CommitReceipt;
import io.atlantis.eventstore.core.PartitionLog;
import io.atlantis.eventstore.index.InMemoryEventIndex;
import io.atlantis.kernel.eventlog.LogFold;
import io.atlantis.testkit.mutation.Mutant.Body;
import io.atlantis.testkit.mutation.Mutant.Edit;
import io.atlantis.testkit.mutation.Mutant.FirstInstruction;
import io.atlantis.testkit.mutation.Mutant.Prelude;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.function.Consumer;

/** The bugs that the simulation must find. */
final class Mutants {

    private static final String CORE = "io.atlantis.eventstore.core.";
    private static final String LOG = PartitionLog.class.getName();
    private static final String STAGING = CORE + "GroupStaging";
    private static final String FOLD = LogFold.class.getName();
    private static final ClassDesc REQUEST = ClassDesc.of(CORE + "AppendRequest");
    private static final ClassDesc WINDOW = ClassDesc.of(CORE + "CommitWindow");
    private static final ClassDesc RECEIPT = ClassDesc.of(CommitReceipt.class.getName());
    private static final ClassDesc FUTURE = ClassDesc.of("java.util.concurrent.CompletableFuture");
    private static final ClassDesc LIST = ClassDesc.of("java.util.List");
    private static final ClassDesc REASON = ClassDesc.of(Reason.class.getName());

    private Mutants() {}

    static List<PlantedBug> all() {
        return List.of(
                PlantedBug.of("skips the condition check", Invariant.I6, STAGING, "conflicts", new Body(Mutants::no)),
                PlantedBug.of(
                        "checks conditions against what is committed, not what is under way",
                        Invariant.I6,
                        CORE + "StagedEvents",
                        "anyMatch",
                        new Body(Mutants::no)),
                PlantedBug.of(
                        "acknowledges what is written before it is known to count",
                        Invariant.I3,
                        CORE + "GroupCommit",
                        "contiguousFrom",
                        new Body(Mutants::yes)),
                PlantedBug.of(
                        "acknowledges on sending",
                        Invariant.I3,
                        CORE + "CommitWindow",
                        "stage",
                        new Prelude(Mutants::acknowledge)),
                PlantedBug.of(
                        "accepts a stale epoch in the fold",
                        Invariant.I9,
                        FOLD,
                        "acceptEvent",
                        new FirstInstruction(comparison(Mutants::staleEqualsCurrent))),
                PlantedBug.of(
                        "accepts any claim in the fold",
                        Invariant.I9,
                        FOLD,
                        "acceptClaim",
                        new FirstInstruction(
                                comparison(code -> code.pop2().pop2().iconst_0()))),
                PlantedBug.of(
                        "accepts any hash in the fold",
                        Invariant.I2,
                        FOLD,
                        "acceptEvent",
                        new FirstInstruction(call("isEqual", code -> code.pop2().iconst_1()))),
                PlantedBug.of(
                        "lets a commit count with its first event",
                        Invariant.I5,
                        FOLD,
                        "acceptEvent",
                        new FirstInstruction(
                                call("commitCount", code -> code.pop().iconst_1()))),
                // The index refuses what doesn't follow, so that nothing wrong is told: the owner's thread dies.
                PlantedBug.of(
                        "takes every claim for its own",
                        Invariant.ANSWERED,
                        CORE + "Takeover",
                        "ownsClaimInForce",
                        new Body(Mutants::yes)),
                PlantedBug.of(
                        "forgets which commands have committed",
                        Invariant.I7,
                        InMemoryEventIndex.class.getName(),
                        "ofCommand",
                        new Body(Mutants::emptyList)),
                PlantedBug.of(
                        "forgets which commands are under way",
                        Invariant.I7,
                        CORE + "StagedEvents",
                        "holdsCommand",
                        new Body(Mutants::no)),
                PlantedBug.of(
                        "refuses what is under way when it closes",
                        Invariant.I4,
                        LOG,
                        "lambda$abandon$0",
                        new FirstInstruction(Mutants::unknownBecomesNotOwner)),
                PlantedBug.of(
                        "drops what is under way when it is to release",
                        Invariant.I10,
                        LOG,
                        "commit",
                        new Prelude(Mutants::abandonUnlessWanted)),
                PlantedBug.of(
                        "decides anew what a takeover found committed",
                        Invariant.I4,
                        CORE + "Outcomes",
                        "isCommitted",
                        new Body(Mutants::no)),
                PlantedBug.of(
                        "forgets the repeats of a command under way",
                        Invariant.ANSWERED,
                        CORE + "Intake",
                        "resumeParked",
                        new Body(CodeBuilder::return_)),
                PlantedBug.of(
                        "tells outcomes on the owner's thread",
                        Invariant.I12,
                        CORE + "Outcomes",
                        "succeed",
                        new FirstInstruction(call("execute", Mutants::runAtOnce))));
    }

    private static void no(CodeBuilder code) {
        code.iconst_0().ireturn();
    }

    private static void yes(CodeBuilder code) {
        code.iconst_1().ireturn();
    }

    private static void emptyList(CodeBuilder code) {
        code.invokestatic(LIST, "of", MethodTypeDesc.of(LIST), true).areturn();
    }

    /** Makes -1, "the record's epoch is lower", a 0. */
    private static void staleEqualsCurrent(CodeBuilder code) {
        code.lcmp()
                .iconst_0()
                .invokestatic(
                        ClassDesc.of("java.lang.Math"),
                        "max",
                        MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int));
    }

    /** {@code request.outcome().complete(new CommitReceipt(0, next, next + events - 1, 0))} */
    private static void acknowledge(CodeBuilder code) {
        code.aload(1)
                .invokevirtual(REQUEST, "outcome", MethodTypeDesc.of(FUTURE))
                .new_(RECEIPT)
                .dup()
                .iconst_0()
                .aload(0)
                .getfield(WINDOW, "nextSequence", ConstantDescs.CD_long)
                .aload(0)
                .getfield(WINDOW, "nextSequence", ConstantDescs.CD_long)
                .aload(1)
                .invokevirtual(REQUEST, "events", MethodTypeDesc.of(LIST))
                .invokeinterface(LIST, "size", MethodTypeDesc.of(ConstantDescs.CD_int))
                .i2l()
                .ladd()
                .lconst_1()
                .lsub()
                .lconst_0()
                .invokespecial(
                        RECEIPT,
                        ConstantDescs.INIT_NAME,
                        MethodTypeDesc.of(
                                ConstantDescs.CD_void,
                                ConstantDescs.CD_int,
                                ConstantDescs.CD_long,
                                ConstantDescs.CD_long,
                                ConstantDescs.CD_long))
                .invokevirtual(FUTURE, "complete", MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object))
                .pop();
    }

    /** {@code if (!ownershipWanted) { abandon(); return true; }} */
    private static void abandonUnlessWanted(CodeBuilder code) {
        ClassDesc log = ClassDesc.of(LOG);
        Label wanted = code.newLabel();
        code.aload(0)
                .getfield(log, "ownershipWanted", ConstantDescs.CD_boolean)
                .ifne(wanted)
                .aload(0)
                .invokevirtual(log, "abandon", MethodTypeDesc.of(ConstantDescs.CD_void))
                .iconst_1()
                .ireturn()
                .labelBinding(wanted);
    }

    /** {@code executor.execute(task)} becomes {@code task.run()}. */
    private static void runAtOnce(CodeBuilder code) {
        code.swap()
                .pop()
                .invokeinterface(ClassDesc.of("java.lang.Runnable"), "run", MethodTypeDesc.of(ConstantDescs.CD_void));
    }

    private static boolean unknownBecomesNotOwner(CodeBuilder code, CodeElement element) {
        boolean found =
                element instanceof FieldInstruction field && field.name().equalsString("UNKNOWN");
        if (found) {
            code.getstatic(REASON, "NOT_OWNER", REASON);
        }
        return found;
    }

    private static Edit comparison(Consumer<CodeBuilder> instead) {
        return (code, element) -> {
            boolean found = element instanceof OperatorInstruction operator && operator.opcode() == Opcode.LCMP;
            if (found) {
                instead.accept(code);
            }
            return found;
        };
    }

    private static Edit call(String name, Consumer<CodeBuilder> instead) {
        return (code, element) -> {
            boolean found =
                    element instanceof InvokeInstruction call && call.name().equalsString(name);
            if (found) {
                instead.accept(code);
            }
            return found;
        };
    }
}
