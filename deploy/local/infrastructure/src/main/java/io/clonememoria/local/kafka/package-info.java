/** Kafka: given by address, in a container, or as a broker in a process of its own; and the topics of the product. */
@NullMarked
package io.clonememoria.local.kafka;

import org.jspecify.annotations.NullMarked;
