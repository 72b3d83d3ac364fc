package io.closedloop.link;

/**
 * A link that was just made for a colleague to hand over.
 *
 * @param url its address; nobody can tell it again
 */
public record IssuedLink(LinkView link, String url) {}
