package io.atlantis.runner.language.runtime;

/**
 * What texts can do, as in Python: places and lengths count code points. Each charges a step and one more for every
 * {@value #CHARS_PER_STEP} characters it looks at; a text that is made is paid for in bytes too.
 */
public final class TextOps {
    private static final int CHARS_PER_STEP = 8;

    /** Comparisons of a search at worst, for each of which a step is charged. */
    private static final int SEARCHED_PER_STEP = 64;

    private TextOps() {}

    /** {@code a + b}. */
    public static String concat(String a, String b, Budget budget) {
        budget.chargeText((long) a.length() + b.length());
        return a.concat(b);
    }

    /** {@code text * times}. */
    public static String repeat(String text, long times, Budget budget) {
        if (times <= 0 || text.isEmpty()) {
            budget.charge(1);
            return "";
        }
        budget.chargeText(times > Budget.MAX_TEXT_LENGTH ? times : text.length() * times);
        return text.repeat((int) times);
    }

    /** {@code times * text}. */
    public static String repeat(long times, String text, Budget budget) {
        return repeat(text, times, budget);
    }

    /** {@code text[index]}; a negative index counts from the end. */
    public static String at(String text, long index, Budget budget) {
        int length = points(text, budget);
        long place = index < 0 ? index + length : index;
        if (place < 0 || place >= length) {
            throw new StrategyFault(
                    FaultCode.INDEX_OUT_OF_RANGE, "index " + index + " is outside of a text of " + length);
        }
        int start = text.offsetByCodePoints(0, (int) place);
        return text.substring(start, text.offsetByCodePoints(start, 1));
    }

    /**
     * {@code text[start:stop:step]}.
     *
     * @param parts 1 if start is given, 2 if stop is, 3 if both are
     */
    public static String slice(String text, long start, long stop, long step, long parts, Budget budget) {
        int length = points(text, budget);
        ListOps.Range range = ListOps.range(length, start, stop, step, parts);
        if (range.count() == 0) {
            return "";
        }
        budget.chargeText(Math.min(range.count(), text.length()));
        if (step == 1) {
            int from = text.offsetByCodePoints(0, (int) range.first());
            return text.substring(from, text.offsetByCodePoints(from, (int) range.count()));
        }
        return stepped(text, length, range, step);
    }

    private static String stepped(String text, int length, ListOps.Range range, long step) {
        int[] points = new int[length];
        for (int i = 0, at = 0; i < length; i++) {
            points[i] = text.codePointAt(at);
            at += Character.charCount(points[i]);
        }
        StringBuilder part = new StringBuilder();
        for (long i = 0; i < range.count(); i++) {
            part.appendCodePoint(points[(int) (range.first() + i * step)]);
        }
        return part.toString();
    }

    /** {@code len(text)}. */
    public static long length(String text, Budget budget) {
        return points(text, budget);
    }

    private static int points(String text, Budget budget) {
        look(text, budget);
        return text.codePointCount(0, text.length());
    }

    /** {@code a == b}. */
    public static boolean same(String a, String b, Budget budget) {
        look(a, budget);
        return a.equals(b);
    }

    /** Sign of {@code a - b}, as Python orders texts. */
    public static long compare(String a, String b, Budget budget) {
        return Boxes.order(a, b, budget);
    }

    /** {@code part in text}. */
    public static boolean contains(String part, String text, Budget budget) {
        search(text, part, budget);
        return text.contains(part);
    }

    /** {@code text.find(part)}: the first place, or -1. */
    public static long find(String text, String part, Budget budget) {
        search(text, part, budget);
        int at = text.indexOf(part);
        return at < 0 ? -1 : text.codePointCount(0, at);
    }

    /** {@code text.count(part)}: places that do not overlap. */
    public static long count(String text, String part, Budget budget) {
        search(text, part, budget);
        if (part.isEmpty()) {
            return text.codePointCount(0, text.length()) + 1L;
        }
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    /** {@code text.startswith(prefix)}. */
    public static boolean startsWith(String text, String prefix, Budget budget) {
        look(prefix, budget);
        return text.startsWith(prefix);
    }

    /** {@code text.endswith(suffix)}. */
    public static boolean endsWith(String text, String suffix, Budget budget) {
        look(suffix, budget);
        return text.endsWith(suffix);
    }

    /** {@code text.replace(old, other)}; nothing stands before, between and behind all code points, as in Python. */
    public static String replace(String text, String old, String other, Budget budget) {
        long places = count(text, old, budget);
        if (places == 0) {
            return text;
        }
        budget.chargeText(text.length() + places * (other.length() - old.length()));
        return old.isEmpty() ? spread(text, other) : text.replace(old, other);
    }

    private static String spread(String text, String other) {
        StringBuilder spread = new StringBuilder(other);
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            spread.appendCodePoint(text.codePointAt(at)).append(other);
        }
        return spread.toString();
    }

    /** {@code separator.join(list)}. */
    public static String join(String separator, ListValue list, Budget budget) {
        budget.charge(1L + list.length);
        // an empty list that never got an element holds floats
        if (list.length == 0) {
            return "";
        }
        Object[] texts = (Object[]) list.storage;
        long length = (long) separator.length() * (list.length - 1);
        for (int i = 0; i < list.length; i++) {
            length += ((String) texts[i]).length();
        }
        budget.chargeText(length);
        StringBuilder joined = new StringBuilder((int) length);
        for (int i = 0; i < list.length; i++) {
            joined.append(i == 0 ? "" : separator).append((String) texts[i]);
        }
        return joined.toString();
    }

    /** The code points of a text, put into an empty list of texts. */
    public static ListValue characters(String text, ListValue made, Budget budget) {
        budget.chargeText(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = text.offsetByCodePoints(at, 1);
            made.add(text.substring(at, end), budget);
            at = end;
        }
        return made;
    }

    /** Charges for looking at a whole text. */
    static void look(String text, Budget budget) {
        budget.charge(1L + text.length() / CHARS_PER_STEP);
    }

    /** Charges for a search, whose worst case compares all of the part at every place. */
    static void search(String text, String part, Budget budget) {
        long compared = (long) text.length() * Math.max(1, part.length());
        budget.charge(1L + text.length() / CHARS_PER_STEP + compared / SEARCHED_PER_STEP);
    }
}
