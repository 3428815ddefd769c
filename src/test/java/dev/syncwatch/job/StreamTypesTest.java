package dev.syncwatch.job;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import dev.syncwatch.fixture.MainClasses;
import dev.syncwatch.window.travel.UserEventType;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.functions.SerializerFactory;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.CompositeType;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.api.java.typeutils.MapTypeInfo;
import org.apache.flink.api.java.typeutils.ObjectArrayTypeInfo;
import org.apache.flink.streaming.api.transformations.SinkTransformation;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What travels in a stream or lies in state is written by Flink's own serializers: Kryo is slow, and its bytes can't evolve. */
class StreamTypesTest {

    @ParameterizedTest
    @MethodSource("streams")
    void everyStreamTravelsWithoutKryo(TypeInformation<?> type) {
        assertThatCode(() -> withoutKryo(type)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateLiesWithoutKryo(TypeInformation<?> type) {
        assertThatCode(() -> withoutKryo(type)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("ownTypes")
    void everyTypeOfOursInThemGainsAndLosesComponents(String type) throws Exception {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(Class.forName(type));
    }

    /** What the walks below find, so that they can't come to find nothing. */
    @Test
    void streamsAndStatesAreFound() throws Exception {
        assertThat(ownTypes())
                .extracting(name -> Class.forName(name).getSimpleName())
                .contains("Telemetry", "JudgedEvent", "PartialPane", "AlertChange", "RateRow", "DeadLetter", "Progress")
                .contains("GroupMemory", "AlertStatus", "Run", "PartitionTime");
    }

    @Test
    void whatHasAFormOfItsOwnForTravelIsNoState() throws Exception {
        assertThat(states()).noneMatch(StreamTypesTest::travelsWithin);
        assertThat(streams()).anyMatch(StreamTypesTest::travelsWithin);
    }

    private static boolean travelsWithin(TypeInformation<?> type) {
        return travelsOnly(type) || parts(type).stream().anyMatch(StreamTypesTest::travelsWithin);
    }

    /** Each of them has a test of what Flink asks of a serializer, and of what older versions saved. */
    @Test
    void stateWithASerializerOfOurOwnIsListedHere() throws Exception {
        assertThat(descriptors().stream()
                        .filter(StateDescriptor::isSerializerInitialized)
                        .map(descriptor -> descriptor.getSerializer().getClass().getSimpleName()))
                .containsExactly("UserMemorySerializer");
    }

    @Test
    void everyStateIsDeclaredInAConstant() {
        noClasses()
                .should()
                .callConstructorWhere(describesStateElsewhere())
                .because("these tests look for state in constants")
                .check(MainClasses.all());
    }

    private static DescribedPredicate<JavaConstructorCall> describesStateElsewhere() {
        return describe(
                "describes state outside a constant",
                call -> call.getTargetOwner().isAssignableTo(StateDescriptor.class)
                        && !(call.getOrigin() instanceof JavaStaticInitializer));
    }

    static Collection<TypeInformation<?>> streams() throws IOException {
        return Topologies.all().stream()
                .flatMap(topology -> topology.transformations().stream())
                .filter(transformation -> !(transformation instanceof SinkTransformation))
                .map(Transformation::getOutputType)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    static Collection<TypeInformation<?>> states() throws Exception {
        Set<TypeInformation<?>> types = new LinkedHashSet<>();
        for (StateDescriptor<?, ?> descriptor : descriptors()) {
            types.addAll(described(descriptor));
        }
        return types;
    }

    private static List<StateDescriptor<?, ?>> descriptors() throws Exception {
        List<StateDescriptor<?, ?>> descriptors = new ArrayList<>();
        ClassLoader untouched = MainClasses.untouched();
        for (JavaField field : constantsOf(StateDescriptor.class)) {
            Field constant = untouched.loadClass(field.getOwner().getName()).getDeclaredField(field.getName());
            constant.setAccessible(true);
            descriptors.add((StateDescriptor<?, ?>) constant.get(null));
        }
        return descriptors;
    }

    private static List<JavaField> constantsOf(Class<?> type) {
        return MainClasses.all().stream()
                .flatMap(owner -> owner.getFields().stream())
                .filter(field -> field.getRawType().isAssignableTo(type))
                .toList();
    }

    /** A descriptor shows its type to nobody but the factory of its serializer, and only the first time. */
    private static List<TypeInformation<?>> described(StateDescriptor<?, ?> descriptor) {
        List<TypeInformation<?>> types = new ArrayList<>();
        descriptor.initializeSerializerUnlessSet(new SerializerFactory() {
            @Override
            public <T> TypeSerializer<T> createSerializer(TypeInformation<T> type) {
                types.add(type);
                return type.createSerializer(new SerializerConfigImpl());
            }
        });
        return types;
    }

    /** By name, since states were loaded a second time. */
    static Collection<String> ownTypes() throws Exception {
        Set<String> found = new LinkedHashSet<>();
        for (TypeInformation<?> type : streams()) {
            collectOwn(type, found);
        }
        for (TypeInformation<?> type : states()) {
            collectOwn(type, found);
        }
        return found;
    }

    private static void collectOwn(TypeInformation<?> type, Set<String> found) {
        boolean own = type.getTypeClass().getName().startsWith(MainClasses.ROOT + ".") && !travelsOnly(type);
        if (own
                && !type.getTypeClass().isEnum()
                && !found.add(type.getTypeClass().getName())) {
            return;
        }
        for (TypeInformation<?> part : parts(type)) {
            collectOwn(part, found);
        }
    }

    /** What is never saved may travel in a form of its own, which no other version has to read. */
    private static boolean travelsOnly(TypeInformation<?> type) {
        return type instanceof UserEventType;
    }

    private static Collection<TypeInformation<?>> parts(TypeInformation<?> type) {
        List<TypeInformation<?>> parts = new ArrayList<>();
        if (type instanceof ListTypeInfo<?> list) {
            parts.add(list.getElementTypeInfo());
        }
        if (type instanceof MapTypeInfo<?, ?> map) {
            parts.add(map.getKeyTypeInfo());
            parts.add(map.getValueTypeInfo());
        }
        if (type instanceof ObjectArrayTypeInfo<?, ?> array) {
            parts.add(array.getComponentInfo());
        }
        if (type instanceof CompositeType<?> composite) {
            for (int i = 0; i < composite.getArity(); i++) {
                parts.add(composite.getTypeAt(i));
            }
        }
        return parts;
    }

    private static void withoutKryo(TypeInformation<?> type) {
        type.createSerializer(new ExecutionConfig(FlinkSettings.strict()).getSerializerConfig());
    }
}
