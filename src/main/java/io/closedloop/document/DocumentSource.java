package io.closedloop.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the documents of one kind come from; each capability has one for every document it owns. */
public interface DocumentSource {

    /** The kind, as in addresses. */
    String kind();

    /**
     * All versions of a requirement's document, oldest first.
     *
     * @param item one work item or change request of the requirement; null for the whole
     */
    List<Document> versions(String number, @Nullable String item);
}
