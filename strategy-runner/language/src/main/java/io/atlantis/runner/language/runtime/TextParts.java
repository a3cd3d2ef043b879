package io.atlantis.runner.language.runtime;

import org.jspecify.annotations.Nullable;

/** Cuts texts at white space and separators, and changes the case of ASCII letters. Charges as {@link TextOps}. */
public final class TextParts {
    private TextParts() {}

    /** {@code text.upper()} of a to z; other letters stay as they are. */
    public static String upper(String text, Budget budget) {
        return withCase(text, 'a', 'z', 'A' - 'a', budget);
    }

    /** {@code text.lower()} of A to Z; other letters stay as they are. */
    public static String lower(String text, Budget budget) {
        return withCase(text, 'A', 'Z', 'a' - 'A', budget);
    }

    private static String withCase(String text, char first, char last, int shift, Budget budget) {
        budget.chargeText(text.length());
        StringBuilder changed = new StringBuilder(text);
        for (int i = 0; i < changed.length(); i++) {
            char c = changed.charAt(i);
            if (c >= first && c <= last) {
                changed.setCharAt(i, (char) (c + shift));
            }
        }
        return changed.toString();
    }

    /** {@code text.strip()}. */
    public static String strip(String text, Budget budget) {
        return stripped(text, null, true, true, budget);
    }

    /** {@code text.lstrip()}. */
    public static String stripLeft(String text, Budget budget) {
        return stripped(text, null, true, false, budget);
    }

    /** {@code text.rstrip()}. */
    public static String stripRight(String text, Budget budget) {
        return stripped(text, null, false, true, budget);
    }

    /** {@code text.strip(any)}: any of these code points. */
    public static String strip(String text, String any, Budget budget) {
        return stripped(text, any, true, true, budget);
    }

    /** {@code text.lstrip(any)}. */
    public static String stripLeft(String text, String any, Budget budget) {
        return stripped(text, any, true, false, budget);
    }

    /** {@code text.rstrip(any)}. */
    public static String stripRight(String text, String any, Budget budget) {
        return stripped(text, any, false, true, budget);
    }

    private static String stripped(String text, @Nullable String any, boolean left, boolean right, Budget budget) {
        TextOps.search(text, any == null ? "" : any, budget);
        int start = 0;
        int end = text.length();
        while (left && start < end && isStripped(text.codePointAt(start), any)) {
            start = text.offsetByCodePoints(start, 1);
        }
        while (right && end > start && isStripped(text.codePointBefore(end), any)) {
            end = text.offsetByCodePoints(end, -1);
        }
        budget.chargeText(end - start);
        return text.substring(start, end);
    }

    private static boolean isStripped(int point, @Nullable String any) {
        return any == null ? isSpace(point) : any.indexOf(point) >= 0;
    }

    /** {@code text.split()}: what stands between white space, put into an empty list of texts. */
    public static ListValue split(String text, ListValue made, Budget budget) {
        budget.chargeText(text.length());
        int start = -1;
        for (int at = 0; at <= text.length(); at++) {
            boolean isWord = at < text.length() && !isSpace(text.charAt(at));
            if (isWord && start < 0) {
                start = at;
            } else if (!isWord && start >= 0) {
                made.add(text.substring(start, at), budget);
                start = -1;
            }
        }
        return made;
    }

    /** {@code text.split(separator)}, put into an empty list of texts. */
    public static ListValue split(String text, String separator, ListValue made, Budget budget) {
        if (separator.isEmpty()) {
            throw new StrategyFault(FaultCode.MATH_DOMAIN, "split needs a separator that is not empty");
        }
        TextOps.search(text, separator, budget);
        budget.chargeText(text.length());
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
            made.add(text.substring(start, at), budget);
            start = at + separator.length();
        }
        made.add(text.substring(start), budget);
        return made;
    }

    /** What Python's {@code str.isspace} takes for white space. */
    static boolean isSpace(int point) {
        return switch (point) {
            case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1C, 0x1D, 0x1E, 0x1F, 0x20, 0x85, 0xA0, 0x1680 -> true;
            case 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> point >= 0x2000 && point <= 0x200A;
        };
    }
}
