package io.atlantis.runner.engine.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.atlantis.runner.bar.BarSeries;
import io.atlantis.runner.column.ColumnArena;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarCsvReaderTest {
    private static final String HEADER = "time,open,high,low,close,volume\n";

    @TempDir
    private Path folder;

    private final ColumnArena arena = new ColumnArena();

    @AfterEach
    void closeArena() {
        arena.close();
    }

    private BarSeries read(String content) throws IOException, InvalidCsvException {
        Path file = Files.writeString(folder.resolve("bars.csv"), content);
        return BarCsvReader.read(file, "IBM", arena);
    }

    @Test
    void shouldReadBothKindsOfTime() throws Exception {
        BarSeries bars = read(HEADER + "1998-01-02T00:00:00Z,104.5,105.75,104.06,105.75,2563200\n"
                + "883958400000,105.56,106.81,105.0,106.25,4938700.5\n");

        assertThat(bars.symbol()).isEqualTo("IBM");
        assertThat(bars.timeNs().toArray()).containsExactly(883_699_200_000_000_000L, 883_958_400_000_000_000L);
        assertThat(bars.open().toArray()).containsExactly(104.5, 105.56);
        assertThat(bars.high().toArray()).containsExactly(105.75, 106.81);
        assertThat(bars.low().toArray()).containsExactly(104.06, 105.0);
        assertThat(bars.close().toArray()).containsExactly(105.75, 106.25);
        assertThat(bars.volume().toArray()).containsExactly(2563200, 4938700.5);
    }

    @Test
    void shouldReadWindowsLineEndsAndAByteOrderMark() throws Exception {
        assertThat(read("\uFEFF" + HEADER.strip() + "\r\n0,1,1,1,1,0\r\n").size())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0,1,1,1,1,0;1|bars.csv line 3, value '1': has 1 fields: give 6, time,open,high,low,close,volume",
                "yesterday,1,1,1,1,0|bars.csv line 2, column time, value 'yesterday': "
                        + "is no time: use ISO-8601 such as 2013-10-08T13:30:00Z or epoch milliseconds",
                "0,1,1,1,1,0;0,1,1,1,1,0|bars.csv line 3, column time, value '0': "
                        + "is not after the bar before it: sort the bars by time and keep one per time",
                "0,1,x,1,1,0|bars.csv line 2, column high, value 'x': "
                        + "is not a number: give a decimal number such as 104.5",
                "0,1,1,1,,0|bars.csv line 2, column close, value '': "
                        + "is not a number: give a decimal number such as 104.5",
                "0,1,1,0,1,0|bars.csv line 2, column low, value '0': is no price: give a number above 0",
                "0,NaN,1,1,1,0|bars.csv line 2, column open, value 'NaN': is no price: give a number above 0",
                "0,1,1,1,1,-1|bars.csv line 2, column volume, value '-1': is no volume: give a number from 0",
                "0,2,1,1,1,0|bars.csv line 2, column high, value '1': "
                        + "is below open or close: the high is the greatest price of the bar",
                "0,2,2,2,1,0|bars.csv line 2, column low, value '2': "
                        + "is above open or close: the low is the least price of the bar"
            })
    void shouldNameThePlaceOfAFault(String rows, String message) {
        assertThatThrownBy(() -> read(HEADER + rows.replace(';', '\n') + "\n"))
                .isInstanceOf(InvalidCsvException.class)
                .hasMessage(message);
    }

    @Test
    void shouldRefuseAnotherHeader() {
        assertThatThrownBy(() -> read("date,open,high,low,close,volume\n"))
                .hasMessage("bars.csv line 1, value 'date,open,high,low,close,volume': is not the header:"
                        + " begin the file with time,open,high,low,close,volume");
    }

    @Test
    void shouldRefuseAFileWithoutBars() {
        assertThatThrownBy(() -> read(HEADER)).hasMessageContaining("there are no bars below the header");
        assertThatThrownBy(() -> read("")).hasMessageContaining("is not the header");
    }
}
