package io.atlantis.runner.language.runtime;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A strategy's dict: in the order in which its keys were first set, as in Python. Keys are ints or texts, values numbers,
 * bools, texts or tuples. Each access costs a step, each entry made two more. For one thread.
 */
public final class DictValue {
    /** Most entries of one dict: bounds the memory that a strategy's dicts hold together with their number. */
    static final int MAX_ENTRIES = 10_000;

    /** An entry with its boxed key and value and its share of the table; the empty dict takes as much. */
    private static final int ENTRY_BYTES = 112;

    private final Map<Object, Object> entries = new LinkedHashMap<>();

    private DictValue() {}

    /** An empty dict. */
    public static DictValue empty(Budget budget) {
        budget.charge(1);
        budget.allocate(ENTRY_BYTES);
        return new DictValue();
    }

    /** {@code dict[key]}; a fault if there is no such key. */
    public static Object get(DictValue dict, Object key, Budget budget) {
        budget.charge(1);
        return found(dict.entries.get(key), key);
    }

    /** {@code dict.get(key, otherwise)}. */
    public static Object getOr(DictValue dict, Object key, Object otherwise, Budget budget) {
        budget.charge(1);
        return dict.entries.getOrDefault(key, otherwise);
    }

    /** An entry of a dict that is written out. */
    public static void put(DictValue dict, Object key, Object value, Budget budget) {
        budget.charge(3);
        budget.allocate(ENTRY_BYTES);
        dict.entries.put(key, value);
        if (dict.entries.size() > MAX_ENTRIES) {
            throw new StrategyFault(FaultCode.MEMORY_LIMIT, "a dict may have " + MAX_ENTRIES + " entries at most");
        }
    }

    /** {@code dict[key] = value}, arguments in the order in which Python evaluates them. */
    public static void set(Object value, DictValue dict, Object key, Budget budget) {
        put(dict, key, value, budget);
    }

    /** {@code key in dict}. */
    public static boolean contains(Object key, DictValue dict, Budget budget) {
        budget.charge(1);
        return dict.entries.containsKey(key);
    }

    /** {@code len(dict)}. */
    public static long length(DictValue dict, Budget budget) {
        budget.charge(1);
        return dict.entries.size();
    }

    /** {@code dict.pop(key)}; a fault if there is no such key. */
    public static Object pop(DictValue dict, Object key, Budget budget) {
        budget.charge(1);
        return found(dict.entries.remove(key), key);
    }

    /** {@code dict.pop(key, otherwise)}. */
    public static Object popOr(DictValue dict, Object key, Object otherwise, Budget budget) {
        budget.charge(1);
        Object value = dict.entries.remove(key);
        return value == null ? otherwise : value;
    }

    /** {@code dict.clear()}. */
    public static void clear(DictValue dict, Budget budget) {
        budget.charge(1L + dict.entries.size());
        dict.entries.clear();
    }

    /** The keys there are now, put into an empty list of their type. */
    public static ListValue keys(DictValue dict, ListValue made, Budget budget) {
        dict.entries.keySet().forEach(key -> made.add(key, budget));
        return made;
    }

    /** The values there are now, put into an empty list of their type. */
    public static ListValue values(DictValue dict, ListValue made, Budget budget) {
        dict.entries.values().forEach(value -> made.add(value, budget));
        return made;
    }

    /** The keys there are now with their values, put into an empty list of tuples. */
    public static ListValue items(DictValue dict, ListValue made, Budget budget) {
        dict.entries.forEach((key, value) -> made.add(TupleValue.of(key, value, budget), budget));
        return made;
    }

    private static Object found(@Nullable Object value, Object key) {
        if (value == null) {
            throw new StrategyFault(
                    FaultCode.KEY_MISSING,
                    "the dict has no key " + shown(key) + ": test with 'in', or write get(key, x)");
        }
        return value;
    }

    private static String shown(Object key) {
        String text = key.toString();
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
