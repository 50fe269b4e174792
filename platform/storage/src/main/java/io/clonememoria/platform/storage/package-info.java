/**
 * Object storage: files of people, in a local folder or in anything that speaks S3, encrypted with the keyset of the
 * service. Whoever stores something writes its key into a row; what belongs to a person is found by prefix.
 */
@NullMarked
package io.clonememoria.platform.storage;

import org.jspecify.annotations.NullMarked;
