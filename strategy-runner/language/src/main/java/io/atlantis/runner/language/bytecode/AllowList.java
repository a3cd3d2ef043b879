package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.indicator.ColumnKernel;
import io.atlantis.runner.language.builtin.Indicator;
import io.atlantis.runner.language.builtin.IndicatorCatalogue;
import io.atlantis.runner.language.bytecode.StackValue.Origin;
import io.atlantis.runner.language.runtime.BarTime;
import io.atlantis.runner.language.runtime.Boxes;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.DictValue;
import io.atlantis.runner.language.runtime.FixedList;
import io.atlantis.runner.language.runtime.FloatMath;
import io.atlantis.runner.language.runtime.IntMath;
import io.atlantis.runner.language.runtime.ListOps;
import io.atlantis.runner.language.runtime.ListSort;
import io.atlantis.runner.language.runtime.ListValue;
import io.atlantis.runner.language.runtime.RandomNumbers;
import io.atlantis.runner.language.runtime.RangeLoop;
import io.atlantis.runner.language.runtime.SeriesMath;
import io.atlantis.runner.language.runtime.Steps;
import io.atlantis.runner.language.runtime.StrategyHost;
import io.atlantis.runner.language.runtime.StrategyInstance;
import io.atlantis.runner.language.runtime.TextConversion;
import io.atlantis.runner.language.runtime.TextOps;
import io.atlantis.runner.language.runtime.TextParts;
import io.atlantis.runner.language.runtime.TupleValue;
import java.lang.classfile.Opcode;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything a compiled strategy may call or read outside of itself. What is not here does not exist for it. */
final class AllowList {
    /** Internal names of the classes whose objects have rules of their own. */
    static final String SELF = "io/atlantis/runner/language/compiled/Strategy";

    static final String SUPERCLASS = "io/atlantis/runner/language/runtime/StrategyInstance";
    static final String BUDGET = "io/atlantis/runner/language/runtime/Budget";
    static final String HOST = "io/atlantis/runner/language/runtime/StrategyHost";
    static final String COLUMN = "io/atlantis/runner/column/DoubleColumn";
    static final String CONSTRUCTOR = "(Lio/atlantis/runner/language/runtime/StrategyContext;)V";

    private static final String TIME_COLUMN = "io/atlantis/runner/column/LongColumn";

    /** What a value of the language can be. */
    private static final Set<String> VALUES = Set.of(
            "Z",
            "J",
            "D",
            "[Z",
            "[J",
            "[D",
            descriptorOf("java/lang/String"),
            ListValue.class.descriptorString(),
            DictValue.class.descriptorString(),
            TupleValue.class.descriptorString());

    /** Static functions without state of their own. */
    private static final Set<Class<?>> FUNCTIONS = Set.of(
            IntMath.class,
            FloatMath.class,
            SeriesMath.class,
            ListValue.class,
            FixedList.class,
            ListOps.class,
            ListSort.class,
            DictValue.class,
            TextOps.class,
            TextParts.class,
            TextConversion.class,
            TupleValue.class,
            Boxes.class,
            BarTime.class,
            RandomNumbers.class,
            RangeLoop.class);

    private static final Set<String> BUDGET_METHODS = Set.of("charge", "chargeRange", "chargeTurns", "enter", "exit");
    private static final Set<String> COLUMN_METHODS = Set.of("at", "set");

    /** Methods of the host behind a quota, which the instance's methods of the same names keep. */
    private static final Set<String> METERED = Set.of("log", "alert");

    private static final Set<String> INSTANCE_METHODS = Set.of(
            "log",
            "alert",
            "newColumn",
            "newChart",
            "keepCurrent",
            "passColumn",
            "securityColumn",
            "expose",
            "window",
            "scannedWindow",
            "intParameter",
            "floatParameter",
            "boolParameter",
            "stringParameter",
            "crossSection",
            "symbolName",
            "symbolMultiplier");

    private static final AllowList INSTANCE = new AllowList();

    private final Set<String> calls = new HashSet<>();
    private final Set<String> fields = new HashSet<>();
    private final Set<String> handlers = new HashSet<>();
    private final Map<String, Integer> hostSteps = new HashMap<>();
    private final List<String> kernels = new ArrayList<>();
    private final Set<String> scanningKernels = new HashSet<>();
    private final Set<String> columnKernels = new HashSet<>();
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
                SUPERCLASS,
                "<init>",
                "(Lio/atlantis/runner/language/runtime/StrategyContext;I)V"));
        IndicatorCatalogue.all().forEach(this::allowKernel);
        allowInherited();
        priceHost();
        classes.addAll(Set.of("java/lang/Object", "java/lang/String", SUPERCLASS));
        classes.add("io/atlantis/runner/language/runtime/StrategyContext");
        classes.add(TIME_COLUMN);
        classes.add(name(ColumnKernel.class));
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

    /** Whether a kernel looks at its whole window at every bar, and so must pay for it. */
    boolean scansWindow(String owner) {
        return scanningKernels.contains(owner);
    }

    /** Whether the kernel of this number can go over a whole column. */
    boolean takesColumns(long kernelNumber) {
        return columnKernels.contains(kernels.get((int) kernelNumber));
    }

    /** A number for each kernel's type; -1 of other types. */
    int kernelNumber(String descriptor) {
        return descriptor.startsWith("L") ? kernels.indexOf(descriptor.substring(1, descriptor.length() - 1)) : -1;
    }

    /** Whether the base class leaves this method to the compiled one. */
    boolean isHandler(String name, String descriptor) {
        return handlers.contains(name + descriptor);
    }

    /** Whether all parameters and the result, if there is one, are values of the language. */
    boolean isFunctionType(String descriptor) {
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(descriptor);
        boolean result =
                descriptor.endsWith(")V") || VALUES.contains(type.returnType().descriptorString());
        return result && type.parameterList().stream().allMatch(each -> VALUES.contains(each.descriptorString()));
    }

    /** Whether the class may have a field of this name and type. */
    boolean isField(String name, String descriptor) {
        if (name.length() < 2 || !name.substring(1).chars().allMatch(AllowList::isDigit)) {
            return false;
        }
        return switch (name.charAt(0)) {
            case 'v' -> VALUES.contains(descriptor);
            case 's' -> descriptor.equals("Z") || descriptor.equals("D");
            case 'k' -> kernelNumber(descriptor) >= 0;
            case 'c' -> descriptor.equals(descriptorOf(COLUMN));
            default -> false;
        };
    }

    /** Steps that must have been charged before a call of the host. */
    int stepsOfHostCall(String method, String descriptor) {
        return hostSteps.getOrDefault(method + descriptor, Integer.MAX_VALUE);
    }

    /** Origin of a value of this type, in an inherited field or where a runtime function asks for it. */
    Origin originOfField(String descriptor) {
        if (!descriptor.startsWith("L")) {
            return descriptor.equals("I") ? Origin.BAR : Origin.PLAIN;
        }
        return switch (descriptor.substring(1, descriptor.length() - 1)) {
            case BUDGET -> Origin.BUDGET;
            case HOST -> Origin.HOST;
            case COLUMN -> Origin.BAR_COLUMN;
            case TIME_COLUMN -> Origin.TIME_COLUMN;
            default -> Origin.PLAIN;
        };
    }

    /** Origin of what a call gives. */
    Origin originOfResult(String owner, String method) {
        return switch (owner + "." + method) {
            case BUDGET + ".chargeRange", BUDGET + ".chargeTurns" -> Origin.TURNS;
            case SUPERCLASS + ".newColumn", SUPERCLASS + ".newChart", SUPERCLASS + ".securityColumn" ->
                Origin.NEW_COLUMN;
            case SUPERCLASS + ".window" -> Origin.WINDOW;
            case SUPERCLASS + ".scannedWindow" -> Origin.SCANNED_WINDOW;
            default -> Origin.PLAIN;
        };
    }

    boolean isColumn(String descriptor) {
        return descriptor.equals(descriptorOf(COLUMN)) || descriptor.equals(descriptorOf(TIME_COLUMN));
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
        if (indicator.hasLines()) {
            // declared in what the kernel extends
            calls.add(call(Opcode.INVOKEVIRTUAL, name(kernel), "output", "(I)D"));
        }
        if (ColumnKernel.class.isAssignableFrom(kernel)) {
            columnKernels.add(name(kernel));
        }
        if (indicator.cost() == Indicator.Cost.WINDOW) {
            scanningKernels.add(name(kernel));
        }
        String ints = "I".repeat(indicator.windows().size());
        calls.add(call(Opcode.INVOKESPECIAL, name(kernel), "<init>", "(" + ints + ")V"));
    }

    /** Fields that the base class lends to compiled code, and methods that it leaves to it. */
    private void allowInherited() {
        for (Field field : StrategyInstance.class.getDeclaredFields()) {
            if (Modifier.isProtected(field.getModifiers()) && !Modifier.isStatic(field.getModifiers())) {
                fields.add(SUPERCLASS + "." + field.getName() + ":"
                        + field.getType().descriptorString());
            }
        }
        for (Method method : StrategyInstance.class.getDeclaredMethods()) {
            if (Modifier.isProtected(method.getModifiers()) && !Modifier.isFinal(method.getModifiers())) {
                handlers.add(method.getName() + descriptor(method));
            }
        }
    }

    private void priceHost() {
        for (Method method : StrategyHost.class.getDeclaredMethods()) {
            Steps steps = method.getAnnotation(Steps.class);
            hostSteps.put(method.getName() + descriptor(method), steps == null ? 1 : steps.value());
        }
    }

    /** Whether the base class passes this call on to the host, and so must be paid for in an event; others set up. */
    boolean isHostCallOfInstance(String method, String descriptor) {
        return descriptor.endsWith(")V") && hostSteps.containsKey(method + descriptor);
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    static String descriptorOf(String internalName) {
        return "L" + internalName + ";";
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
