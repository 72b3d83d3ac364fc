package io.closedloop.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the list of a document's files in one column: it is written once and only ever read whole. */
@Converter
public class AttachmentRefsConverter implements AttributeConverter<@Nullable List<AttachmentRef>, @Nullable String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable List<AttachmentRef> attachments) {
        try {
            return attachments == null || attachments.isEmpty() ? null : JSON.writeValueAsString(attachments);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public List<AttachmentRef> convertToEntityAttribute(@Nullable String column) {
        try {
            return column == null ? List.of() : JSON.readValue(column, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
