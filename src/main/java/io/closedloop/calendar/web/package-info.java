@NullMarked
package io.closedloop.calendar.web;

import org.jspecify.annotations.NullMarked;
