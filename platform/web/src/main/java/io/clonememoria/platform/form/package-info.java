/** Forms of several parts (RFC 7578). */
@NullMarked
package io.clonememoria.platform.form;

import org.jspecify.annotations.NullMarked;
