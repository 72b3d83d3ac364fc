package io.closedloop.engine;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.closedloop.refusal.Refusals;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.stereotype.Component;

/** Binds submitted variables to a form's record and validates it; all problems are reported together. */
@Component
public class FormBinder {

    /** Years have four digits: databases and documents could not take more. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

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
                .sorted(inFormOrder(form.getClass()))
                .forEach(violation -> problems.addText(
                        field(form.getClass(), violation), label(violation, problems), violation.getMessage()));
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
            if (isScalar(component.getType()) && value instanceof JsonNode node && node.isContainerNode()) {
                throw new IllegalArgumentException("Not a single value: " + node);
            }
            return text ? value.toString() : JSON.convertValue(value, JSON.constructType(component.getGenericType()));
        } catch (IllegalArgumentException | JsonProcessingException e) {
            notValid(component.getName(), value, e, problems);
            return null;
        }
    }

    /** Names the cell of a list that cannot be read, or else the whole field. */
    private static void notValid(String field, Object value, Exception cause, Problems problems) {
        problems.broken(field);
        if (cause.getCause() instanceof InvalidFormatException cell
                && cell.getPath().size() == 2) {
            problems.add(
                    field,
                    cell.getPath().get(0).getIndex() + 1,
                    cell.getPath().get(1).getFieldName(),
                    "refusal.notValid",
                    shortened(cell.getValue()));
        } else {
            problems.add(field, "refusal.notValid", shortened(value));
        }
    }

    private static String shortened(Object value) {
        String text = value.toString();
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
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

    /** By field, then by row of a list, then by field of the row. */
    private static Comparator<ConstraintViolation<Record>> inFormOrder(Class<? extends Record> type) {
        List<String> fields = fields(type);
        return Comparator.<ConstraintViolation<Record>>comparingInt(violation -> {
                    int index = fields.indexOf(field(type, violation));
                    return index < 0 ? Integer.MAX_VALUE : index;
                })
                .thenComparingInt(FormBinder::row)
                .thenComparingInt(violation -> violation.getLeafBean() instanceof Record bean
                        ? fields(bean.getClass()).indexOf(name(violation))
                        : 0);
    }

    /** The field of the form, which may be the list that a row's field is in. */
    private static String field(Class<? extends Record> type, ConstraintViolation<Record> violation) {
        for (Path.Node node : violation.getPropertyPath()) {
            if (fields(type).contains(String.valueOf(node.getName()))) {
                return String.valueOf(node.getName());
            }
        }
        return name(violation);
    }

    private static int row(ConstraintViolation<Record> violation) {
        int row = 0;
        for (Path.Node node : violation.getPropertyPath()) {
            row = node.getIndex() == null ? row : node.getIndex();
        }
        return row;
    }

    private static String name(ConstraintViolation<?> violation) {
        String name = "";
        for (Path.Node node : violation.getPropertyPath()) {
            name = node.getKind() == ElementKind.CONTAINER_ELEMENT ? "row" : String.valueOf(node.getName());
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
                .addModule(new JavaTimeModule().addDeserializer(LocalDate.class, new LocalDateDeserializer(DATE)))
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .build();
        mapper.coercionConfigDefaults().setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull);
        mapper.configOverride(LocalDate.class).setFormat(JsonFormat.Value.forLeniency(false));
        return mapper;
    }
}
