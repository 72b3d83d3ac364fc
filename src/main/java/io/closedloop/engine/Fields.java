package io.closedloop.engine;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values by field name, in the order of a record's components: what a form is prefilled with, or a document shows. */
public final class Fields {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Fields() {}

    public static Fields none() {
        return new Fields();
    }

    /** The values of a record's components. */
    public static Fields of(Record record) {
        Fields fields = new Fields();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                fields.values.put(component.getName(), component.getAccessor().invoke(record));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("Cannot read " + component, e);
            }
        }
        return fields;
    }

    public Fields with(String field, @Nullable Object value) {
        values.put(field, value);
        return this;
    }

    public Map<String, @Nullable Object> values() {
        return values;
    }
}
