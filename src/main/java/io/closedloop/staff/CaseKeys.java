package io.closedloop.staff;

/** Knows the key that a case has now, for those who come with one of before. */
public interface CaseKeys {

    /** The same key when it is of now, or of no case. */
    String current(String key);
}
