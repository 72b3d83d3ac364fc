package io.closedloop.engine;

/** Something a capability adds to the case file of a requirement. */
public interface CaseFilePart {

    /** The name of the field it is found under. */
    String name();

    /** What is to be shown; records and lists of records. */
    Object of(String key);
}
