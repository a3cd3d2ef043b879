package io.atlantis.ingest.imports;

import io.atlantis.kernel.market.Symbol;
import io.atlantis.kernel.market.Timeframe;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@code POST /api/v1/imports/…}: the body is the file, read as it comes. Parameters are taken from the query alone: the
 * servlet's own way would read the body as a form when a client (curl, say) calls it one.
 */
@RestController
@RequestMapping("/api/v1/imports")
public class ImportController {

    private static final String FILE_NAME_IF_NONE = "upload.csv";

    private final FileImporter importer;

    public ImportController(FileImporter importer) {
        this.importer = importer;
    }

    /** {@code ?symbol=&timeframe=&file=}: {@code file} is the name for messages. */
    @PostMapping("/bars")
    ImportResult bars(HttpServletRequest request) throws IOException {
        MultiValueMap<String, String> query = query(request);
        Symbol symbol = symbol(query);
        Timeframe timeframe = timeframe(query);
        return importer.run(symbol, () -> new BarShape(timeframe), file(query), request.getInputStream());
    }

    /** {@code ?symbol=&file=}. */
    @PostMapping("/trades")
    ImportResult trades(HttpServletRequest request) throws IOException {
        MultiValueMap<String, String> query = query(request);
        return importer.run(symbol(query), TradeShape::new, file(query), request.getInputStream());
    }

    private static MultiValueMap<String, String> query(HttpServletRequest request) {
        return UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams();
    }

    private static Symbol symbol(MultiValueMap<String, String> query) {
        String text = required(query, "symbol");
        try {
            return new Symbol(text);
        } catch (IllegalArgumentException e) {
            throw ImportProblems.invalidField("symbol", text, String.valueOf(e.getMessage()));
        }
    }

    private static Timeframe timeframe(MultiValueMap<String, String> query) {
        String text = required(query, "timeframe");
        return Timeframe.find(text).orElseThrow(() -> ImportProblems.unknownTimeframe(text));
    }

    private static String file(MultiValueMap<String, String> query) {
        String name = value(query, "file");
        return name.isBlank() ? FILE_NAME_IF_NONE : name;
    }

    private static String required(MultiValueMap<String, String> query, String parameter) {
        String value = value(query, parameter);
        if (value.isEmpty()) {
            throw ImportProblems.invalidField(parameter, "", "is required; add ?" + parameter + "=… to the address");
        }
        return value;
    }

    private static String value(MultiValueMap<String, String> query, String parameter) {
        String raw = query.getFirst(parameter);
        try {
            return raw == null ? "" : URLDecoder.decode(raw, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ImportProblems.invalidField(parameter, raw, "is not well-formed: encode it as in a URL's query");
        }
    }
}
