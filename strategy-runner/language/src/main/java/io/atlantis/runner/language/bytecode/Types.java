package io.atlantis.runner.language.bytecode;

import io.atlantis.runner.column.DoubleColumn;
import io.atlantis.runner.column.LongColumn;
import io.atlantis.runner.indicator.ColumnKernel;
import io.atlantis.runner.language.builtin.DictType;
import io.atlantis.runner.language.builtin.ListType;
import io.atlantis.runner.language.builtin.Scalar;
import io.atlantis.runner.language.builtin.TupleType;
import io.atlantis.runner.language.builtin.ValueType;
import io.atlantis.runner.language.runtime.BarDriver;
import io.atlantis.runner.language.runtime.BarLoop;
import io.atlantis.runner.language.runtime.BarTime;
import io.atlantis.runner.language.runtime.Boxes;
import io.atlantis.runner.language.runtime.Budget;
import io.atlantis.runner.language.runtime.DictValue;
import io.atlantis.runner.language.runtime.FixedList;
import io.atlantis.runner.language.runtime.FloatMath;
import io.atlantis.runner.language.runtime.ListValue;
import io.atlantis.runner.language.runtime.RangeLoop;
import io.atlantis.runner.language.runtime.SeriesMath;
import io.atlantis.runner.language.runtime.StrategyContext;
import io.atlantis.runner.language.runtime.StrategyHost;
import io.atlantis.runner.language.runtime.StrategyInstance;
import io.atlantis.runner.language.runtime.TupleValue;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** JVM types of the language's values and of the classes that compiled code meets. */
final class Types {
    /** The compiled class. */
    static final ClassDesc SELF = ClassDesc.of("io.atlantis.runner.language.compiled.Strategy");

    static final ClassDesc INSTANCE = of(StrategyInstance.class);
    static final ClassDesc CONTEXT = of(StrategyContext.class);
    static final ClassDesc COLUMN_KERNEL = of(ColumnKernel.class);
    static final ClassDesc BAR_LOOP = of(BarLoop.class);
    static final ClassDesc BAR_DRIVER = of(BarDriver.class);
    static final ClassDesc HOST = of(StrategyHost.class);
    static final ClassDesc BUDGET = of(Budget.class);
    static final ClassDesc COLUMN = of(DoubleColumn.class);
    static final ClassDesc LONG_COLUMN = of(LongColumn.class);
    static final ClassDesc LIST = of(ListValue.class);
    static final ClassDesc FIXED_LIST = of(FixedList.class);
    static final ClassDesc TUPLE = of(TupleValue.class);
    static final ClassDesc DICT = of(DictValue.class);
    static final ClassDesc BOXES = of(Boxes.class);
    static final ClassDesc FLOAT_MATH = of(FloatMath.class);
    static final ClassDesc SERIES_MATH = of(SeriesMath.class);
    static final ClassDesc BAR_TIME = of(BarTime.class);
    static final ClassDesc RANGE_LOOP = of(RangeLoop.class);

    private Types() {}

    static ClassDesc of(Class<?> type) {
        return ClassDesc.ofDescriptor(type.descriptorString());
    }

    static ClassDesc of(ValueType type) {
        return switch (type) {
            case Scalar.BOOL -> ConstantDescs.CD_boolean;
            case Scalar.INT -> ConstantDescs.CD_long;
            case Scalar.FLOAT -> ConstantDescs.CD_double;
            case Scalar.STR -> ConstantDescs.CD_String;
            case Scalar.OBJECT -> ConstantDescs.CD_Object;
            case ListType _ -> LIST;
            case TupleType _ -> TUPLE;
            case DictType _ -> DICT;
            case Scalar.NONE -> ConstantDescs.CD_void;
            case Scalar.UNKNOWN -> throw new IllegalStateException("an expression without a type reached the emitter");
        };
    }

    static TypeKind kind(ValueType type) {
        return TypeKind.from(of(type)).asLoadable();
    }

    static MethodTypeDesc method(ValueType result, List<ValueType> parameters) {
        return MethodTypeDesc.of(of(result), parameters.stream().map(Types::of).toList());
    }

    static MethodTypeDesc method(ClassDesc result, ClassDesc... parameters) {
        return MethodTypeDesc.of(result, parameters);
    }
}
