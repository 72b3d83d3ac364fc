package io.closedloop.engine;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.closedloop.refusal.Refusals;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.stereotype.Component;

/** Binds submitted variables to a form's record and validates it; all problems are reported together. */
@Component
public class FormBinder {

    private static final ObjectMapper JSON = json();

    private final Validator validator;
    private final Refusals refusals;

    FormBinder(Validator validator, Refusals refusals) {
        this.validator = validator;
        this.refusals = refusals;
    }

    Problems problems() {
        return new Problems(refusals);
    }

    /** The names of a form's fields, those of unwrapped records included. */
    static List<String> fields(Class<? extends Record> type) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (isUnwrapped(component)) {
                names.addAll(fields(component.getType().asSubclass(Record.class)));
            } else {
                names.add(component.getName());
            }
        }
        return names;
    }

    /**
     * Reads a form from values by field name.
     *
     * @throws io.closedloop.refusal.Refusal that names every field that is missing or impossible
     */
    public <T extends Record> T bind(Class<T> type, Map<String, ? extends @Nullable Object> variables) {
        Problems problems = problems();
        T form = construct(type, variables, problems);
        validate(form, problems);
        return form;
    }

    void validate(Record form) {
        validate(form, problems());
    }

    private void validate(Record form, Problems problems) {
        validator.validate(form).stream()
                .filter(violation -> !problems.has(name(violation)))
                .sorted(Comparator.comparing(violation -> order(form.getClass(), violation)))
                .forEach(violation -> problems.addText(label(violation, problems), violation.getMessage()));
        problems.refuseIfAny();
    }

    private <T extends Record> T construct(
            Class<T> type, Map<String, ? extends @Nullable Object> variables, Problems problems) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable
        Object[] values = Arrays.stream(components)
                .map(component -> isUnwrapped(component)
                        ? construct(component.getType().asSubclass(Record.class), variables, problems)
                        : convert(component, variables.get(component.getName()), problems))
                .toArray();
        return BeanUtils.instantiateClass(BeanUtils.getResolvableConstructor(type), values);
    }

    private static @Nullable Object convert(RecordComponent component, @Nullable Object raw, Problems problems) {
        Object value = raw instanceof String text ? text.strip() : raw;
        if (value == null || "".equals(value)) {
            return null;
        }
        try {
            boolean text = component.getType() == String.class;
            if (value instanceof SpinJsonNode || (value instanceof String && !isScalar(component.getType()))) {
                value = JSON.readTree(value.toString());
            }
            if (value.toString().indexOf('\0') >= 0 || value.toString().contains("\\u0000")) {
                problems.add(component.getName(), "refusal.controlCharacter");
                return null;
            }
            return text ? value.toString() : JSON.convertValue(value, JSON.constructType(component.getGenericType()));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            String shown = value.toString();
            problems.add(
                    component.getName(),
                    "refusal.notValid",
                    shown.length() > 80 ? shown.substring(0, 80) + "…" : shown);
            return null;
        }
    }

    private static boolean isScalar(Class<?> type) {
        return type == String.class
                || Number.class.isAssignableFrom(type)
                || type.isEnum()
                || type.getName().startsWith("java.time.")
                || type == Boolean.class;
    }

    private static boolean isUnwrapped(RecordComponent component) {
        return component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    private static int order(Class<? extends Record> type, ConstraintViolation<Record> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            int index = fields(type).indexOf(String.valueOf(node.getName()));
            if (index >= 0) {
                return index;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static String name(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = String.valueOf(node.getName());
        }
        return name;
    }

    private String label(ConstraintViolation<?> violation, Problems problems) {
        StringBuilder label = new StringBuilder();
        String list = "";
        for (Path.Node node : violation.getPropertyPath()) {
            Integer row = node.getIndex();
            if (row != null) {
                label.append(problems.row(list, row + 1));
            }
            list = String.valueOf(node.getName());
        }
        return label + refusals.label(name(violation));
    }

    private static ObjectMapper json() {
        ObjectMapper mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .build();
        mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull);
        return mapper;
    }
}
