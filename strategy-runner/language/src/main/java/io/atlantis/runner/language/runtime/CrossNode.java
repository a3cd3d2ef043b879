package io.atlantis.runner.language.runtime;

/**
 * A cross-section function in a program's series graph.
 *
 * @param stage of the graph that reads its result, from 1; its input is ready one stage before
 * @param argument of the function, if it has one
 * @param input index of the column with the symbol's own values
 * @param output index of the column that gets the results
 */
record CrossNode(int stage, CrossFunction function, double argument, int input, int output) {}
