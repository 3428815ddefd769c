package dev.syncwatch.window.travel;

import dev.syncwatch.window.UserEvent;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** Tells Flink that measured events are written by {@link UserEventSerializer}, wherever they travel. */
public final class UserEventType extends TypeInformation<UserEvent> {

    private static final long serialVersionUID = 1;

    /** By which Flink finds this from the class. */
    public static final class Factory extends TypeInfoFactory<UserEvent> {
        @Override
        public TypeInformation<UserEvent> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
            return new UserEventType();
        }
    }

    @Override
    public TypeSerializer<UserEvent> createSerializer(SerializerConfig config) {
        return new UserEventSerializer();
    }

    @Override
    public Class<UserEvent> getTypeClass() {
        return UserEvent.class;
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    /** A part of the event may be one, but never the event. */
    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof UserEventType;
    }

    @Override
    public boolean equals(Object other) {
        return canEqual(other);
    }

    @Override
    public int hashCode() {
        return UserEventType.class.hashCode();
    }

    @Override
    public String toString() {
        return "UserEventType";
    }
}
