package io.closedloop.document;

import java.util.List;

/**
 * A document version in words of one language: what every template shows.
 *
 * @param title of the kind of document
 * @param rows its single fields, in the order of the template
 * @param tables its lists, in the order of the template
 */
public record WordedDocument(
        String kind, String title, String number, int version, List<Row> rows, List<Table> tables) {

    /**
     * A field.
     *
     * @param value what is written there; "-" where nothing is
     * @param files that the field names
     */
    public record Row(String field, String label, String value, List<AttachmentRef> files) {

        /** Whether something is written there. */
        public boolean isFilled() {
            return !value.equals(DocumentText.NOTHING);
        }
    }

    /**
     * A list.
     *
     * @param fields names of its columns
     * @param columns their titles
     * @param rows as many cells as there are columns
     * @param keys what tells a row from the others over versions, one per row
     */
    public record Table(
            String field,
            String label,
            List<String> fields,
            List<String> columns,
            List<List<String>> rows,
            List<String> keys) {}
}
