@NullMarked
package io.closedloop.document.web;

import org.jspecify.annotations.NullMarked;
