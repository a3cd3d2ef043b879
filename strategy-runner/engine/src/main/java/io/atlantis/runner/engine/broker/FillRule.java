package io.atlantis.runner.engine.broker;

/** At which price an order fills. */
public enum FillRule {
    /** At the open of the symbol's next bar: the default, as nobody can trade a close that has just been seen. */
    NEXT_OPEN("next-open"),
    /** At the close of the bar that decided. */
    CLOSE("close");

    private final String code;

    FillRule(String code) {
        this.code = code;
    }

    /** The name in requests and options. */
    public String code() {
        return code;
    }

    /**
     * The rule of a name.
     *
     * @throws IllegalArgumentException for an unknown one
     */
    public static FillRule of(String code) {
        for (FillRule rule : values()) {
            if (rule.code.equals(code)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("fill '" + code + "' is unknown: use next-open or close");
    }
}
