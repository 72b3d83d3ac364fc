@NullMarked
package io.closedloop.staff.web;

import org.jspecify.annotations.NullMarked;
