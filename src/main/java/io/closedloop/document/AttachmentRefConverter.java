package io.closedloop.document;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the one file of a document in a column, as {@link AttachmentRefsConverter} keeps several. */
@Converter
public class AttachmentRefConverter implements AttributeConverter<@Nullable AttachmentRef, @Nullable String> {

    private final AttachmentRefsConverter list = new AttachmentRefsConverter();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable AttachmentRef attachment) {
        return attachment == null ? null : list.convertToDatabaseColumn(List.of(attachment));
    }

    @Override
    public @Nullable AttachmentRef convertToEntityAttribute(@Nullable String column) {
        return column == null ? null : list.convertToEntityAttribute(column).get(0);
    }
}
