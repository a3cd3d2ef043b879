package io.atlantis.runner.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.runner.language.runtime.FaultCode;
import io.atlantis.runner.language.runtime.StrategyFault;
import io.atlantis.testkit.gen.SeededTest;
import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Numbers of {@code rng(seed)}, compared with SplitMix64 as the JDK has it. */
class RandomNumbersTest {
    @SeededTest(tries = 30)
    void shouldDrawFromSplitMix64InTheOrderOfTheSource(RandomGenerator random) {
        long seed = random.nextLong(Long.MAX_VALUE);
        long low = random.nextLong(-1_000_000, 1_000_000);
        long high = low + random.nextLong(1_000_000_000);
        List<String> calls = Strategies.run(
                "r = rng(" + seed + ")\ndef on_bar():\n    buy(r.random())\n    buy(r.randint(" + low + ", " + high
                        + " + r.randint(0, 9)))\n",
                Bars.ofCloses(1, 2, 3));

        SplittableRandom oracle = new SplittableRandom(seed);
        for (int bar = 0; bar < 3; bar++) {
            assertThat(calls.get(2 * bar)).isEqualTo("buy " + (oracle.nextLong() >>> 11) * Math.pow(2, -53));
            long more = scaled(oracle.nextLong(), 0, 9);
            assertThat(calls.get(2 * bar + 1)).isEqualTo("buy " + (double) scaled(oracle.nextLong(), low, high + more));
        }
    }

    private static long scaled(long bits, long low, long high) {
        BigInteger unsigned = new BigInteger(Long.toUnsignedString(bits));
        BigInteger numbers =
                BigInteger.valueOf(high).subtract(BigInteger.valueOf(low)).add(BigInteger.ONE);
        return unsigned.multiply(numbers)
                .shiftRight(64)
                .add(BigInteger.valueOf(low))
                .longValueExact();
    }

    @Test
    void shouldStayInsideTheBoundsAndReachBoth() {
        List<String> calls =
                Strategies.run("r = rng(7)\ndef on_bar():\n    buy(r.randint(-1, 1))\n", Bars.walk(200, 1));

        assertThat(calls).containsOnly("buy -1.0", "buy 0.0", "buy 1.0");
        assertThat(calls).contains("buy -1.0", "buy 0.0", "buy 1.0");
    }

    @Test
    void shouldRefuseBoundsTheWrongWayRound() {
        assertThatThrownBy(
                        () -> Strategies.run("r = rng(7)\ndef on_bar():\n    buy(r.randint(2, 1))\n", Bars.ofCloses(1)))
                .isInstanceOfSatisfying(
                        StrategyFault.class, fault -> assertThat(fault.code()).isEqualTo(FaultCode.INVALID_ARGUMENT));
    }
}
