package io.atlantis.runner.language.differential;

/** The program as far as it is written, and where in it the next line will stand. */
final class ProgramText {
    private static final int DEEPEST_BLOCK = 3;

    private final StringBuilder lines = new StringBuilder();
    private int depth;
    private int loops;
    private boolean inHandler;
    private boolean hasFlag;

    void line(String text) {
        lines.append("    ".repeat(depth)).append(text).append('\n');
    }

    void beginFunction(String header, boolean isHandler) {
        line(header);
        depth = 1;
        inHandler = isHandler;
        hasFlag = false;
    }

    void endFunction() {
        depth = 0;
    }

    void indented(String header, Runnable body) {
        line(header);
        depth++;
        body.run();
        depth--;
    }

    void loop(String header, Runnable body) {
        loops++;
        indented(header, body);
        loops--;
    }

    /** From here to the function's end {@code b0} has a value. */
    void flagIsSet() {
        hasFlag = true;
    }

    boolean hasFlag() {
        return hasFlag;
    }

    boolean inLoop() {
        return loops > 0;
    }

    /** Whether {@code on_bar} is being written: it alone calls functions, so that every program ends. */
    boolean inHandler() {
        return inHandler;
    }

    boolean mayNest() {
        return depth <= DEEPEST_BLOCK;
    }

    int depth() {
        return depth;
    }

    @Override
    public String toString() {
        return lines.toString();
    }
}
