package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import io.atlantis.runner.language.runtime.BarTime;
import io.atlantis.runner.language.runtime.Boxes;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.DictValue;
import io.atlantis.runner.language.runtime.FloatMath;
import io.atlantis.runner.language.runtime.IntMath;
import io.atlantis.runner.language.runtime.ListOps;
import io.atlantis.runner.language.runtime.ListSort;
import io.atlantis.runner.language.runtime.ListValue;
import io.atlantis.runner.language.runtime.RangeLoop;
import io.atlantis.runner.language.runtime.SeriesMath;
import io.atlantis.runner.language.runtime.StrategyHost;
import io.atlantis.runner.language.runtime.StrategyInstance;
import io.atlantis.runner.language.runtime.TextConversion;
import io.atlantis.runner.language.runtime.TextOps;
import io.atlantis.runner.language.runtime.TextParts;
import io.atlantis.runner.language.runtime.TupleValue;
import java.lang.classfile.Opcode;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** Everything a compiled strategy may call or read outside of itself. What is not here does not exist for it. */
final class AllowList {
    /** Static functions without state of their own. */
    private static final Set<Class<?>> FUNCTIONS = Set.of(
            IntMath.class,
            FloatMath.class,
            SeriesMath.class,
            ListValue.class,
            ListOps.class,
            ListSort.class,
            DictValue.class,
            TextOps.class,
            TextParts.class,
            TextConversion.class,
            TupleValue.class,
            Boxes.class,
            BarTime.class,
            RangeLoop.class);

    private static final Set<String> BUDGET_METHODS = Set.of("charge", "chargeRange", "enter", "exit");
    private static final Set<String> COLUMN_METHODS = Set.of("at", "set");

    /** Methods of the host behind a quota, which the instance's methods of the same names keep. */
    private static final Set<String> METERED = Set.of("log", "alert");

    private static final Set<String> INSTANCE_METHODS = Set.of(
            "log",
            "alert",
            "newColumn",
            "expose",
            "window",
            "scannedWindow",
            "intParameter",
            "floatParameter",
            "boolParameter",
            "stringParameter");
    private static final Set<String> INSTANCE_FIELDS =
            Set.of("host", "budget", "bar", "open", "high", "low", "close", "volume", "timeNs");

    private static final AllowList INSTANCE = new AllowList();

    private final Set<String> calls = new HashSet<>();
    private final Set<String> fields = new HashSet<>();
    private final Set<String> kernels = new HashSet<>();
    private final Set<String> classes = new HashSet<>();

    private AllowList() {
        FUNCTIONS.forEach(
                owner -> allow(owner, Opcode.INVOKESTATIC, method -> Modifier.isStatic(method.getModifiers())));
        allow(Budget.class, Opcode.INVOKEVIRTUAL, method -> BUDGET_METHODS.contains(method.getName()));
        allow(DoubleColumn.class, Opcode.INVOKEVIRTUAL, method -> COLUMN_METHODS.contains(method.getName()));
        allow(StrategyInstance.class, Opcode.INVOKEVIRTUAL, method -> INSTANCE_METHODS.contains(method.getName()));
        allow(StrategyHost.class, Opcode.INVOKEINTERFACE, method -> !METERED.contains(method.getName()));
        calls.add(call(
                Opcode.INVOKESPECIAL,
                name(StrategyInstance.class),
                "<init>",
                "(Lio/atlantis/runner/language/runtime/StrategyContext;I)V"));
        IndicatorCatalogue.all().forEach(this::allowKernel);
        allowFields();
        classes.addAll(Set.of("java/lang/Object", "java/lang/String", name(StrategyInstance.class)));
        classes.add("io/atlantis/runner/language/runtime/StrategyContext");
        classes.add("io/atlantis/runner/column/LongColumn");
    }

    /** The one allow-list; immutable after construction. */
    static AllowList instance() {
        return INSTANCE;
    }

    boolean allowsCall(Opcode opcode, String owner, String method, String descriptor) {
        return calls.contains(call(opcode, owner, method, descriptor));
    }

    /** Reading a field of the base class. */
    boolean allowsRead(String owner, String field, String descriptor) {
        return fields.contains(owner + "." + field + ":" + descriptor);
    }

    /** Making an instance of a class: kernels only. */
    boolean allowsNew(String owner) {
        return kernels.contains(owner);
    }

    /** Whether the class may be named at all; the loader resolves no other. */
    boolean allowsClass(String internalName) {
        return classes.contains(internalName);
    }

    private interface Selection {
        boolean includes(Method method);
    }

    private void allow(Class<?> owner, Opcode opcode, Selection selection) {
        classes.add(name(owner));
        for (Method method : owner.getDeclaredMethods()) {
            boolean reachable = !Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic();
            boolean outside = Modifier.isPublic(method.getModifiers()) || Modifier.isProtected(method.getModifiers());
            if (reachable && outside && selection.includes(method)) {
                calls.add(call(opcode, name(owner), method.getName(), descriptor(method)));
            }
        }
    }

    private void allowKernel(Indicator indicator) {
        Class<?> kernel = indicator.kernel();
        kernels.add(name(kernel));
        allow(kernel, Opcode.INVOKEVIRTUAL, method -> method.getName().equals("update"));
        String ints = "I".repeat(indicator.windows().size());
        calls.add(call(Opcode.INVOKESPECIAL, name(kernel), "<init>", "(" + ints + ")V"));
    }

    private void allowFields() {
        Stream<Field> inherited = Arrays.stream(StrategyInstance.class.getDeclaredFields());
        inherited
                .filter(field -> INSTANCE_FIELDS.contains(field.getName()))
                .forEach(field -> fields.add(name(StrategyInstance.class) + "." + field.getName() + ":"
                        + field.getType().descriptorString()));
    }

    private static String call(Opcode opcode, String owner, String method, String descriptor) {
        return opcode + " " + owner + "." + method + descriptor;
    }

    private static String descriptor(Method method) {
        return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                .descriptorString();
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
