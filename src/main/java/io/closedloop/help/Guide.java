package io.closedloop.help;

/**
 * What a role needs to know on its first day.
 *
 * @param html everything below the title
 */
public record Guide(String title, String html) {}
