package io.atlantis.runner.language;

import io.atlantis.runner.language.runtime.SecurityKey;
import io.atlantis.runner.language.tree.SecurityText;
import java.util.Objects;

/** A {@code security(...)} of a program; which bars it asks for may depend on parameters. */
record SecuritySpec(SecurityText symbol, SecurityText timeframe) {
    SecurityKey key(ParameterValues values) {
        return new SecurityKey(text(symbol, values), text(timeframe, values));
    }

    private static String text(SecurityText text, ParameterValues values) {
        return switch (text) {
            case SecurityText.Literal literal -> literal.text();
            case SecurityText.OfParameter parameter ->
                (String) Objects.requireNonNull(values.asMap().get(parameter.name()));
        };
    }
}
