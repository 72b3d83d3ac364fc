@NullMarked
package io.closedloop.change.web;

import org.jspecify.annotations.NullMarked;
