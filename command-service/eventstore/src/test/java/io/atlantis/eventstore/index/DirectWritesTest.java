package io.atlantis.eventstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectWritesTest {

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveNothingBehindInTheFolder() {
        DirectWrites.work(folder);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void shouldDoWithoutWhenTheFolderTakesNoSuchWrite() {
        assertThat(DirectWrites.work(folder.resolve("missing"))).isFalse();
    }
}
