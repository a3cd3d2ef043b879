package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.language.bytecode.StackValue.Origin;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Set;

/** Which fields and calls a method of some role may use, with values of which origin. */
final class UseRules {
    private static final int MOST_SERIES = 65_535;
    private static final Set<String> BAR_COLUMN_READERS = Set.of("at");

    private final AllowList allowed;
    private final MethodRole role;
    private final Set<String> ownMembers;

    /** @param ownMembers fields and methods that the class declares, each with its descriptor */
    UseRules(AllowList allowed, MethodRole role, Set<String> ownMembers) {
        this.allowed = allowed;
        this.role = role;
        this.ownMembers = ownMembers;
    }

    void field(FieldInstruction field, OperandStack stack) {
        String owner = field.owner().asInternalName();
        String name = field.name().stringValue();
        String type = field.type().stringValue();
        boolean own = owner.equals(AllowList.SELF) && ownMembers.contains(name + ":" + type);
        boolean read = field.opcode() == Opcode.GETFIELD;
        if (own && field.opcode() == Opcode.PUTFIELD) {
            write(name, type, stack);
        } else if (read && (own || allowed.allowsRead(owner, name, type))) {
            stack.pop(Origin.THIS);
            stack.push(own ? ownField(name, type) : inherited(type));
        } else {
            throw new Refusal(field.opcode() + " " + owner + "." + name);
        }
    }

    private void write(String name, String type, OperandStack stack) {
        if (name.charAt(0) == 'v') {
            stack.popFree(kind(type));
        } else if (name.charAt(0) == 's') {
            require(role == MethodRole.SERIES_PART, "writes " + name + " outside its step");
            stack.popFree(kind(type));
        } else {
            inConstructor("writes " + name);
            StackValue value = stack.pop();
            boolean fits =
                    name.charAt(0) == 'c' ? value.is(Origin.NEW_COLUMN) : value.equals(kernel(Origin.NEW_KERNEL, type));
            require(fits, "puts a " + value.origin() + " into " + name);
        }
        stack.pop(Origin.THIS);
    }

    private StackValue ownField(String name, String type) {
        return switch (name.charAt(0)) {
            case 'c' -> StackValue.of(Origin.OWN_COLUMN);
            case 'k' -> kernel(Origin.KERNEL, type);
            default -> StackValue.plain(kind(type));
        };
    }

    private StackValue inherited(String type) {
        Origin origin = allowed.originOfField(type);
        require(
                role != MethodRole.CONSTRUCTOR || origin == Origin.BUDGET,
                "reads a " + origin + " before the first bar");
        require(
                role.isEvent() || origin != Origin.BAR && origin != Origin.HOST,
                "uses a " + origin + " outside events");
        return origin == Origin.BAR
                ? StackValue.of(TypeKind.INT, Origin.BAR)
                : origin == Origin.PLAIN ? StackValue.plain(kind(type)) : StackValue.of(origin);
    }

    StackValue made(NewObjectInstruction made) {
        String name = made.className().asInternalName();
        require(allowed.allowsNew(name), "makes " + name);
        inConstructor("makes " + name);
        return kernel(Origin.NEW_KERNEL, AllowList.descriptorOf(name));
    }

    /** Checks the call and does what it does to the stack; says whether it charges the budget. */
    boolean call(InvokeInstruction call, OperandStack stack) {
        String owner = call.owner().asInternalName();
        String name = call.name().stringValue();
        MethodTypeDesc type = call.typeSymbol();
        String shown = owner + "." + name + type.descriptorString();
        if (owner.equals(AllowList.SELF)) {
            ownCall(call, name, type, stack);
            return false;
        }
        require(allowed.allowsCall(call.opcode(), owner, name, type.descriptorString()), call.opcode() + " " + shown);
        List<StackValue> arguments = stack.popArguments(type);
        switch (owner) {
            case AllowList.BUDGET -> budget(name, arguments, stack);
            case AllowList.COLUMN -> column(name, arguments, stack);
            case AllowList.SUPERCLASS -> base(name, type, arguments, stack);
            case AllowList.HOST -> {
                free(arguments, shown);
                stack.pop(Origin.HOST);
                stack.spend(allowed.stepsOfHostCall(name, type.descriptorString()), name);
            }
            default -> other(call, type, arguments, stack);
        }
        result(owner, name, type, stack);
        return owner.equals(AllowList.BUDGET) && name.equals("charge");
    }

    private void ownCall(InvokeInstruction call, String name, MethodTypeDesc type, OperandStack stack) {
        MethodRole callee =
                MethodRole.of(name, type.descriptorString(), allowed).orElse(MethodRole.HANDLER);
        boolean fits = callee == MethodRole.FUNCTION && role.isEvent()
                || callee == MethodRole.SERIES_PART && role == MethodRole.SERIES;
        boolean known = call.opcode() == Opcode.INVOKEVIRTUAL && ownMembers.contains(name + type.descriptorString());
        require(fits && known, call.opcode() + " " + AllowList.SELF + "." + name + type.descriptorString());
        List<StackValue> arguments = stack.popArguments(type);
        free(arguments, name);
        require(
                callee == MethodRole.FUNCTION || arguments.getFirst().is(Origin.BAR),
                "steps to another bar than the current one");
        stack.pop(Origin.THIS);
        push(type.returnType(), stack);
    }

    private void budget(String name, List<StackValue> arguments, OperandStack stack) {
        stack.pop(Origin.BUDGET);
        require(!role.isSeries(), "charges the budget outside an event");
        StackValue steps = arguments.getLast();
        require(steps.isConstantFrom(1), "charges the budget with a computed value");
        free(arguments, name);
        if (name.equals("charge")) {
            stack.addCredit(steps.number());
        }
    }

    private void column(String name, List<StackValue> arguments, OperandStack stack) {
        require(role != MethodRole.CONSTRUCTOR, "uses a column before the first bar");
        require(arguments.getFirst().is(Origin.BAR), "Column." + name + " at another bar than the current one");
        free(arguments, name);
        StackValue column = stack.pop();
        boolean readable = column.is(Origin.BAR_COLUMN) && BAR_COLUMN_READERS.contains(name);
        boolean writable = name.equals("at") || role == MethodRole.SERIES_PART;
        require(readable || column.is(Origin.OWN_COLUMN) && writable, name + " of a " + column.origin());
    }

    private void base(String name, MethodTypeDesc type, List<StackValue> arguments, OperandStack stack) {
        if (allowed.isHostCallOfInstance(name, type.descriptorString())) {
            require(role.isEvent(), name + " outside events");
            free(arguments, name);
            stack.spend(allowed.stepsOfHostCall(name, type.descriptorString()), name);
            stack.pop(Origin.THIS);
            return;
        }
        inConstructor("calls StrategyInstance." + name);
        switch (name) {
            case "<init>" -> {
                require(arguments.getFirst().is(Origin.CONTEXT), "is made from another context");
                StackValue count = arguments.getLast();
                require(count.isConstantFrom(0) && count.number() <= MOST_SERIES, "has too many series");
            }
            case "expose" -> {
                require(arguments.getFirst().isConstantFrom(0), "exposes a computed series");
                require(
                        arguments.getLast().is(Origin.OWN_COLUMN),
                        "exposes a " + arguments.getLast().origin());
            }
            case "passColumn" -> {
                StackValue kernel = arguments.getFirst();
                require(
                        kernel.is(Origin.KERNEL) && allowed.takesColumns(kernel.number()),
                        "passes a column to a " + kernel.origin());
                require(arguments.getLast().isConstantFrom(0), "passes a computed column");
            }
            default -> free(arguments, name);
        }
        stack.pop(Origin.THIS);
    }

    private void other(InvokeInstruction call, MethodTypeDesc type, List<StackValue> arguments, OperandStack stack) {
        String owner = call.owner().asInternalName();
        switch (call.opcode()) {
            case INVOKESTATIC -> function(type, arguments, call.name().stringValue());
            case INVOKESPECIAL -> {
                Origin wanted = allowed.scansWindow(owner) ? Origin.SCANNED_WINDOW : Origin.WINDOW;
                require(arguments.stream().allMatch(length -> length.is(wanted)), "a window that was not charged");
                require(
                        stack.pop().equals(kernel(Origin.NEW_KERNEL, AllowList.descriptorOf(owner))),
                        "sets up another object");
            }
            default -> {
                require(role == MethodRole.SERIES_PART, "steps a kernel outside the series");
                free(arguments, call.name().stringValue());
                require(
                        stack.pop().equals(kernel(Origin.KERNEL, AllowList.descriptorOf(owner))),
                        "steps another object");
            }
        }
    }

    /** A runtime function gets the strategy's own values, its budget, and columns with the current bar behind them. */
    private void function(MethodTypeDesc type, List<StackValue> arguments, String name) {
        boolean ofColumn = false;
        for (int i = 0; i < arguments.size(); i++) {
            StackValue argument = arguments.get(i);
            switch (allowed.originOfField(type.parameterType(i).descriptorString())) {
                case BUDGET -> require(argument.is(Origin.BUDGET), name + " gets no budget");
                case BAR_COLUMN -> {
                    require(
                            argument.is(Origin.BAR_COLUMN) || argument.is(Origin.OWN_COLUMN),
                            name + " gets a " + argument.origin());
                    ofColumn = true;
                }
                case TIME_COLUMN -> {
                    require(argument.is(Origin.TIME_COLUMN), name + " gets a " + argument.origin());
                    ofColumn = true;
                }
                case BAR -> {
                    boolean current = argument.is(Origin.BAR);
                    require(
                            current || !ofColumn && argument.isConstantFrom(0),
                            name + " at another bar than the current one");
                    ofColumn = false;
                }
                default -> require(argument.isFree(), name + " gets a " + argument.origin());
            }
        }
        boolean readsColumns =
                type.parameterList().stream().anyMatch(parameter -> allowed.isColumn(parameter.descriptorString()));
        require(!readsColumns || role != MethodRole.CONSTRUCTOR, "uses a column before the first bar");
    }

    private void result(String owner, String name, MethodTypeDesc type, OperandStack stack) {
        Origin origin = allowed.originOfResult(owner, name);
        if (origin == Origin.PLAIN) {
            push(type.returnType(), stack);
        } else {
            stack.push(StackValue.of(TypeKind.from(type.returnType()), origin));
        }
    }

    private static void push(ClassDesc type, OperandStack stack) {
        if (TypeKind.from(type) != TypeKind.VOID) {
            stack.push(StackValue.plain(TypeKind.from(type)));
        }
    }

    private void inConstructor(String what) {
        require(role == MethodRole.CONSTRUCTOR, what + " outside the constructor");
    }

    private static void free(List<StackValue> arguments, String name) {
        for (StackValue argument : arguments) {
            require(argument.isFree(), name + " gets a " + argument.origin());
        }
    }

    private StackValue kernel(Origin origin, String descriptor) {
        return new StackValue(TypeKind.REFERENCE, origin, allowed.kernelNumber(descriptor));
    }

    private static TypeKind kind(String descriptor) {
        return TypeKind.fromDescriptor(descriptor);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Refusal(otherwise);
        }
    }
}
