package io.atlantis.runner.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.testkit.gen.Gens;
import io.atlantis.testkit.gen.Property;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class ColumnTest {
    @Test
    void shouldGiveBackWhatWasAppended() {
        Property.forAll(Gens.lists(Gens.doubles(-1e300, 1e300), 0, 40_000))
                .tries(10)
                .check(values -> {
                    DoubleColumnBuilder builder = new DoubleColumnBuilder();
                    values.forEach(builder::append);
                    try (ColumnArena arena = new ColumnArena()) {
                        assertThat(builder.build(arena).toArray())
                                .containsExactly(
                                        values.stream().mapToDouble(x -> x).toArray());
                    }
                });
    }

    @Test
    void shouldKeepLongsExact() {
        LongColumnBuilder builder = new LongColumnBuilder();
        builder.append(Long.MIN_VALUE);
        builder.append(Long.MAX_VALUE);
        try (ColumnArena arena = new ColumnArena()) {
            assertThat(builder.build(arena).toArray()).containsExactly(Long.MIN_VALUE, Long.MAX_VALUE);
            assertThat(arena.allocatedBytes()).isEqualTo(2L * LongColumn.VALUE_BYTES);
        }
    }

    @Test
    void shouldRefuseIndexesOutsideOfTheColumn() {
        DoubleColumn column = DoubleColumn.of(1, 2, 3);

        assertThatThrownBy(() -> column.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> column.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> column.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> DoubleColumn.over(new UnsafeBuffer(new byte[15]), 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldViewASliceWithoutCopying() {
        DoubleColumn column = DoubleColumn.of(1, 2, 3, 4);
        DoubleColumn slice = column.slice(1, 2);
        column.set(2, 9);

        assertThat(slice.toArray()).containsExactly(2, 9);
    }

    @Test
    void shouldViewASliceOfNativeMemoryWithoutCopying() {
        try (ColumnArena arena = new ColumnArena()) {
            DoubleColumn column = arena.doubles(5);
            DoubleColumn slice = column.slice(1, 3).slice(1, 2);
            column.set(2, 9);
            slice.set(1, 7);

            assertThat(slice.toArray()).containsExactly(9, 7);
            assertThat(column.toArray()).containsExactly(0, 0, 9, 7, 0);
            assertThatThrownBy(() -> slice.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void shouldRefuseABufferOnTheHeap() {
        assertThatThrownBy(() -> DoubleColumn.over(new UnsafeBuffer(new byte[16]), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("onHeap");
        assertThatThrownBy(() -> LongColumn.over(new UnsafeBuffer(new byte[16]), 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("onHeap");
    }

    @Test
    void shouldRefuseAccessAfterTheArenaIsClosed() {
        ColumnArena arena = new ColumnArena();
        DoubleColumn column = arena.doubles(4);
        LongColumn longs = arena.longs(4);
        arena.close();
        arena.close();

        assertThatThrownBy(() -> column.at(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> column.set(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(column::toArray).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> longs.at(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> longs.set(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
