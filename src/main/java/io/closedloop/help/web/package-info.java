@NullMarked
package io.closedloop.help.web;

import org.jspecify.annotations.NullMarked;
