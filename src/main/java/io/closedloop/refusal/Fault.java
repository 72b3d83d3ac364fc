package io.closedloop.refusal;

/**
 * What is wrong with one field of an input.
 *
 * @param field name of the field
 * @param sentence finished, in the user's language, with the field's label
 */
public record Fault(String field, String sentence) {}
