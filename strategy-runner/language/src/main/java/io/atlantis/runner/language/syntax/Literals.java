package io.atlantis.runner.language.syntax;

import io.atlantis.runner.language.diagnostic.DiagnosticCode;
import java.math.BigInteger;

/** Values of number tokens. */
final class Literals {
    private static final BigInteger MAX_INT = BigInteger.valueOf(Long.MAX_VALUE);

    private Literals() {}

    static Expr ofInt(Token token) {
        BigInteger value = value(token);
        if (value.compareTo(MAX_INT) > 0) {
            throw new ParseFailure(
                    token.span(),
                    DiagnosticCode.INVALID_NUMBER,
                    "ints have 64 bits, this one needs more: write a float");
        }
        return new Expr.IntLiteral(token.span(), value.longValueExact());
    }

    static Expr ofFloat(Token token) {
        return new Expr.FloatLiteral(
                token.span(), Double.parseDouble(token.text().replace("_", "")));
    }

    /** Whether the token is 9223372036854775808, which is an int only behind a minus. */
    static boolean isOneBeyondLargestInt(Token token) {
        return value(token).equals(MAX_INT.add(BigInteger.ONE));
    }

    private static BigInteger value(Token token) {
        String digits = token.text().replace("_", "");
        int radix = radix(digits);
        return new BigInteger(radix == 10 ? digits : digits.substring(2), radix);
    }

    private static int radix(String digits) {
        return switch (digits.length() < 2 ? '0' : digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 10;
        };
    }
}
