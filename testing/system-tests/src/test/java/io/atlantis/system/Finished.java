package io.atlantis.system;

/**
 * What a command left.
 *
 * @param exitCode its exit code
 * @param out      all of its standard output
 * @param err      all of its standard error
 */
record Finished(int exitCode, String out, String err) {

    /** Everything it said, for a failure's message. */
    String said() {
        return "exit " + exitCode + "\n" + out + err;
    }
}
