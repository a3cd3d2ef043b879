package io.atlantis.testkit.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.atlantis.testkit.mutation.Mutant.Body;
import io.atlantis.testkit.mutation.Mutant.Change;
import io.atlantis.testkit.mutation.Mutant.FirstInstruction;
import io.atlantis.testkit.mutation.Mutant.Prelude;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.OperatorInstruction;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

class MutatedClassesTest {

    private static final List<String> RELOADED = List.of(Sum.class.getName());

    /** What bugs are planted into. */
    public static final class Sum implements IntBinaryOperator {
        @Override
        public int applyAsInt(int left, int right) {
            return sum(sum(left, right));
        }

        private static int sum(int left, int right) {
            return left + right;
        }

        private static int sum(int left) {
            return left;
        }
    }

    @Test
    void shouldLoadASoundClassASecondTime() throws ReflectiveOperationException {
        IntBinaryOperator sound = probe(Optional.empty());

        assertThat(sound).isNotInstanceOf(Sum.class);
        assertThat(sound.applyAsInt(2, 3)).isEqualTo(5);
    }

    @Test
    void shouldGiveAMethodAnotherBody() throws ReflectiveOperationException {
        assertThat(planted(new Body(code -> code.iload(1).ireturn())).applyAsInt(2, 3))
                .isEqualTo(2);
    }

    @Test
    void shouldPutSomethingBeforeABody() throws ReflectiveOperationException {
        assertThat(planted(new Prelude(code -> code.iconst_0().istore(2))).applyAsInt(2, 3))
                .isEqualTo(2);
    }

    @Test
    void shouldReplaceTheFirstInstructionOnly() throws ReflectiveOperationException {
        Mutant bug = new Mutant(
                "minus", Sum.class.getName(), "sum", Optional.of("(II)I"), replaced(Opcode.IADD, CodeBuilder::isub));

        assertThat(probe(Optional.of(bug)).applyAsInt(2, 3)).isEqualTo(-1);
        assertThat(new Sum().applyAsInt(2, 3)).isEqualTo(5);
    }

    @Test
    void shouldSayThatABugHasLostItsPlace() {
        Mutant twice = Mutant.of("two of the name", Sum.class.getName(), "sum", new Body(CodeBuilder::return_));
        Mutant gone = Mutant.of(
                "no such instruction", Sum.class.getName(), "applyAsInt", replaced(Opcode.LADD, CodeBuilder::lsub));

        for (Mutant lost : List.of(twice, gone)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> probe(Optional.of(lost)))
                    .withMessageContaining(lost.what())
                    .withMessageContaining("has lost its place");
        }
    }

    @Test
    void shouldRefuseAProbeThatIsNotReloaded() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MutatedClasses.probe(Sum.class, List.of("elsewhere."), Optional.empty()))
                .withMessageContaining("add its package");
    }

    private static IntBinaryOperator planted(Change change) throws ReflectiveOperationException {
        return probe(Optional.of(Mutant.of("a bug", Sum.class.getName(), "applyAsInt", change)));
    }

    private static IntBinaryOperator probe(Optional<Mutant> mutant) throws ReflectiveOperationException {
        return MutatedClasses.probe(Sum.class, RELOADED, mutant);
    }

    private static FirstInstruction replaced(Opcode opcode, Consumer<CodeBuilder> instead) {
        return new FirstInstruction((code, element) -> {
            boolean found = element instanceof OperatorInstruction operator && operator.opcode() == opcode;
            if (found) {
                instead.accept(code);
            }
            return found;
        });
    }
}
