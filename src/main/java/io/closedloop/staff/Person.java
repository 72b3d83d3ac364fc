package io.closedloop.staff;

/**
 * A member of the staff.
 *
 * @param id user id, as it is signed in with
 * @param name as shown on screens and documents
 */
public record Person(String id, String name) {}
