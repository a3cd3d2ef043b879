package io.atlantis.runner.language.syntax;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Characters that look like those of the language, and come in by copying or by a wrong keyboard. */
final class LookAlikes {
    /** Letters of other alphabets that are drawn as an ASCII letter. */
    private static final Map<Integer, Character> LETTERS =
            letters("\u0430a\u0435e\u043Eo\u0440p\u0441c\u0443y\u0445x\u0456i\u0458j\u0455s\u04BBh\u0501d\u051Bq\u051Dw"
                    + "\u0410A\u0412B\u0415E\u041AK\u041CM\u041DH\u041EO\u0420P\u0421C\u0422T\u0425X\u0406I\u0405S"
                    + "\u03BFo\u03B1a\u03BDv\u03C1p\u03B9i\u03BAk\u0391A\u0392B\u0395E\u0396Z\u0397H\u0399I\u039AK\u039CM\u039DN"
                    + "\u039FO\u03A1P\u03A4T\u03A5Y\u03A7X\u0131i\u212AK");

    private static final Map<Integer, String> SIGNS = Map.ofEntries(
            Map.entry(0x201C, "\""),
            Map.entry(0x201D, "\""),
            Map.entry(0x201E, "\""),
            Map.entry(0x2018, "'"),
            Map.entry(0x2019, "'"),
            Map.entry(0x2013, "-"),
            Map.entry(0x2014, "-"),
            Map.entry(0x2212, "-"),
            Map.entry(0x00D7, "*"),
            Map.entry(0x00F7, "/"),
            Map.entry(0x2264, "<="),
            Map.entry(0x2265, ">="),
            Map.entry(0x2260, "!="),
            Map.entry(0x00A0, "a space"),
            Map.entry(0x3000, "a space"),
            Map.entry(0x200B, "nothing"),
            Map.entry(0xFEFF, "nothing"));

    private LookAlikes() {}

    private static Map<Integer, Character> letters(String pairs) {
        Map<Integer, Character> letters = new HashMap<>();
        for (int i = 0; i < pairs.length(); i += 2) {
            letters.put((int) pairs.charAt(i), pairs.charAt(i + 1));
        }
        return Map.copyOf(letters);
    }

    /** The ASCII letter that the character is drawn as; full-width forms too. */
    static Optional<Character> letter(int point) {
        boolean fullWidth = (point >= 0xFF21 && point <= 0xFF3A) || (point >= 0xFF41 && point <= 0xFF5A);
        return fullWidth ? Optional.of((char) (point - 0xFEE0)) : Optional.ofNullable(LETTERS.get(point));
    }

    /** What is wrong with the character, by its name, and what to write. */
    static String described(int point) {
        String code = String.format(Locale.ROOT, "U+%04X", point);
        if (point > ' ' && point < 127) {
            return "character '" + (char) point + "' has no place in a strategy; names use a-z, A-Z, 0-9 and _";
        }
        String name = Character.isISOControl(point) ? code : code + " " + Character.getName(point);
        Optional<Character> letter = letter(point);
        if (letter.isPresent()) {
            return "this is " + name + ", which only looks like '" + letter.get() + "': type '" + letter.get() + "'";
        }
        String sign = SIGNS.get(point);
        if (sign != null) {
            return "this is " + name + ": write " + (sign.length() > 2 ? sign : "'" + sign + "'") + " instead";
        }
        return "character " + name + " has no place in a strategy; names use a-z, A-Z, 0-9 and _";
    }
}
