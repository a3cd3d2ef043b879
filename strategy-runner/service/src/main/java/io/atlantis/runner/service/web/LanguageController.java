package io.atlantis.runner.service.web;

import io.atlantis.runner.language.catalogue.LanguageCatalogue;
import io.atlantis.runner.language.catalogue.LanguageJson;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells editors and programs what the strategy language has. Thread-safe: it never changes while the service runs. */
@RestController
@RequestMapping("/api/v1/language")
final class LanguageController {
    private final byte[] catalogue;
    private final String tag;

    LanguageController() {
        catalogue = LanguageJson.text(LanguageCatalogue.load()).getBytes(StandardCharsets.UTF_8);
        tag = DigestUtils.md5DigestAsHex(catalogue);
    }

    /** The catalogue; 304 to who names its entity tag. Caches may keep it, and ask each time whether it still holds. */
    @GetMapping("/catalogue")
    ResponseEntity<byte[]> catalogue() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .body(catalogue);
    }
}
