package io.atlantis.runner.language;

import io.atlantis.runner.language.tree.CheckedProgram;
import io.atlantis.runner.language.tree.Handlers;

/**
 * What the engine has to do for a program.
 *
 * @param bar it acts at bars
 * @param fill it is told its fills
 * @param screen it scores symbols
 * @param comparesSymbols its series look at other symbols
 */
record ProgramEvents(boolean bar, boolean fill, boolean screen, boolean comparesSymbols) {
    static ProgramEvents of(CheckedProgram program) {
        Handlers handlers = program.handlers();
        return new ProgramEvents(
                handlers.onBar().isPresent() || !handlers.periodic().isEmpty(),
                handlers.onFill().isPresent(),
                handlers.screen().isPresent(),
                program.comparesSymbols());
    }
}
