package io.atlantis.runner.language.runtime;

/** Where the statements of a source begin, and so where a fault happened. Immutable. */
public final class SourceLines {
    private final int[] firstColumns;

    private SourceLines(int[] firstColumns) {
        this.firstColumns = firstColumns;
    }

    /** The lines of a source. */
    public static SourceLines of(String source) {
        String[] lines = source.split("\\R", -1);
        int[] firstColumns = new int[lines.length];
        for (int i = 0; i < lines.length; i++) {
            firstColumns[i] = lines[i].length() - lines[i].stripLeading().length() + 1;
        }
        return new SourceLines(firstColumns);
    }

    /** The fault with the place of the innermost statement of the compiled class on its stack; itself if there is none. */
    public StrategyFault locate(StrategyFault fault, Class<?> compiled) {
        for (StackTraceElement frame : fault.getStackTrace()) {
            if (frame.getClassName().equals(compiled.getName()) && frame.getLineNumber() > 0) {
                return fault.at(frame.getLineNumber(), columnOf(frame.getLineNumber()));
            }
        }
        return fault;
    }

    private int columnOf(int line) {
        return line <= firstColumns.length ? firstColumns[line - 1] : 0;
    }
}
