@NullMarked
package io.closedloop.archive.web;

import org.jspecify.annotations.NullMarked;
