@NullMarked
package io.closedloop.rendering.web;

import org.jspecify.annotations.NullMarked;
