package io.atlantis.runner.language.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.testkit.gen.SeededTest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.function.LongBinaryOperator;
import java.util.random.RandomGenerator;

class IntMathPropertyTest {
    private static final int PAIRS = 5_000;

    @SeededTest(tries = 3)
    void shouldAgreeWithUnboundedIntegersOrOverflow(RandomGenerator random) {
        for (int i = 0; i < PAIRS; i++) {
            long a = anyLong(random);
            long b = anyLong(random);
            BigInteger bigA = BigInteger.valueOf(a);
            BigInteger bigB = BigInteger.valueOf(b);
            check(a, b, IntMath::add, bigA.add(bigB));
            check(a, b, IntMath::subtract, bigA.subtract(bigB));
            check(a, b, IntMath::multiply, bigA.multiply(bigB));
            long exponent = random.nextInt(66);
            check(b, exponent, IntMath::power, bigB.pow((int) exponent));
            if (b != 0) {
                // Python rounds the quotient down: where the remainder has the other sign, one less than BigInteger's
                BigInteger[] parts = bigA.divideAndRemainder(bigB);
                boolean down = parts[1].signum() != 0 && parts[1].signum() != bigB.signum();
                check(a, b, IntMath::floorDivide, down ? parts[0].subtract(BigInteger.ONE) : parts[0]);
                check(a, b, IntMath::modulo, down ? parts[1].add(bigB) : parts[1]);
            }
        }
    }

    @SeededTest(tries = 3)
    void shouldGiveTheFloatNearestToTheQuotient(RandomGenerator random) {
        for (int i = 0; i < PAIRS; i++) {
            long a = anyLong(random);
            long b = anyLong(random);
            if (b != 0) {
                assertNearest(IntMath.divide(a, b), BigDecimal.valueOf(a), BigDecimal.valueOf(b));
            }
        }
    }

    @SeededTest(tries = 3)
    void shouldCompareWithFloatsByValue(RandomGenerator random) {
        for (int i = 0; i < PAIRS; i++) {
            long a = anyLong(random);
            double b = random.nextBoolean() ? (double) a + random.nextInt(-2, 3) : anyLong(random) / 3.0;
            int order = BigDecimal.valueOf(a).compareTo(new BigDecimal(b));
            assertThat(IntMath.less(a, b)).isEqualTo(order < 0).isEqualTo(IntMath.greater(b, a));
            assertThat(IntMath.lessOrEqual(a, b)).isEqualTo(order <= 0).isEqualTo(IntMath.greaterOrEqual(b, a));
            assertThat(IntMath.greater(a, b)).isEqualTo(order > 0).isEqualTo(IntMath.less(b, a));
            assertThat(IntMath.greaterOrEqual(a, b)).isEqualTo(order >= 0).isEqualTo(IntMath.lessOrEqual(b, a));
            assertThat(IntMath.equal(a, b)).isEqualTo(order == 0).isEqualTo(IntMath.equal(b, a));
        }
    }

    @SeededTest(tries = 3)
    void shouldCountTheTurnsOfARange(RandomGenerator random) {
        for (int i = 0; i < PAIRS; i++) {
            long start = anyLong(random);
            long stop = anyLong(random);
            long step = anyLong(random);
            if (step != 0) {
                BigInteger distance = BigInteger.valueOf(stop).subtract(BigInteger.valueOf(start));
                BigInteger stride = BigInteger.valueOf(step);
                // turns = ceil(distance / stride), none if it points the other way, at most what a long holds
                BigInteger turns = distance.negate().divide(stride).negate();
                boolean exact = distance.mod(stride.abs()).signum() == 0;
                boolean towards = distance.signum() == stride.signum();
                BigInteger expected = !towards
                        ? BigInteger.ZERO
                        : exact ? turns : distance.divide(stride).add(BigInteger.ONE);
                assertThat(RangeLoop.turns(start, stop, step))
                        .isEqualTo(
                                expected.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact());
            }
        }
    }

    /** Small, large and extreme ones alike. */
    private static long anyLong(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> random.nextInt(-20, 21);
            case 1 -> random.nextLong();
            case 2 -> Long.MAX_VALUE - random.nextInt(3);
            case 3 -> Long.MIN_VALUE + random.nextInt(3);
            default -> (1L << random.nextInt(63)) + random.nextInt(-2, 3);
        };
    }

    private static void check(long a, long b, LongBinaryOperator operator, BigInteger expected) {
        if (expected.bitLength() < 64) {
            assertThat(operator.applyAsLong(a, b)).isEqualTo(expected.longValueExact());
        } else {
            assertThatThrownBy(() -> operator.applyAsLong(a, b))
                    .isInstanceOfSatisfying(
                            StrategyFault.class,
                            fault -> assertThat(fault.code()).isEqualTo(FaultCode.INT_OVERFLOW));
        }
    }

    /** No neighbour is nearer to a / b: |q * b - a| is least, compared without dividing. */
    private static void assertNearest(double quotient, BigDecimal a, BigDecimal b) {
        BigDecimal distance = distance(quotient, a, b);
        assertThat(distance).isLessThanOrEqualTo(distance(Math.nextUp(quotient), a, b));
        assertThat(distance).isLessThanOrEqualTo(distance(Math.nextDown(quotient), a, b));
    }

    private static BigDecimal distance(double quotient, BigDecimal a, BigDecimal b) {
        return new BigDecimal(quotient).multiply(b).subtract(a).abs();
    }
}
