package io.closedloop.document;

import java.util.List;

/** What is printed behind a document because it belongs to it, as the evidence of an answer does. */
public interface Annexes {

    /** The documents behind one, in order; empty for most. */
    List<Document> of(Document document);
}
