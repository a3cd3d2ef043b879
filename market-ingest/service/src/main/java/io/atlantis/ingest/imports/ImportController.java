package io.atlantis.ingest.imports;

import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.market.Timeframe;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/v1/imports/…}: the body is the file, read as it comes. */
@RestController
@RequestMapping("/api/v1/imports")
public class ImportController {

    private final FileImporter importer;

    public ImportController(FileImporter importer) {
        this.importer = importer;
    }

    @PostMapping("/bars")
    ImportResult bars(
            @RequestParam("symbol") String symbol,
            @RequestParam("timeframe") String timeframe,
            @RequestParam(name = "file", defaultValue = "upload.csv") String file,
            HttpServletRequest request)
            throws IOException {
        Timeframe known = Timeframe.find(timeframe).orElseThrow(() -> ImportProblems.unknownTimeframe(timeframe));
        return importer.run(symbol(symbol), () -> new BarShape(known), file, request.getInputStream());
    }

    @PostMapping("/trades")
    ImportResult trades(
            @RequestParam("symbol") String symbol,
            @RequestParam(name = "file", defaultValue = "upload.csv") String file,
            HttpServletRequest request)
            throws IOException {
        return importer.run(symbol(symbol), TradeShape::new, file, request.getInputStream());
    }

    private static Symbol symbol(String text) {
        try {
            return new Symbol(text);
        } catch (IllegalArgumentException e) {
            throw ImportProblems.invalidSymbol(text, String.valueOf(e.getMessage()));
        }
    }
}
