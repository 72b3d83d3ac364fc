@NullMarked
package io.closedloop.tasklist.web;

import org.jspecify.annotations.NullMarked;
