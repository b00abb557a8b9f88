/** EventBridge: the default event bus, its rules and their delivery to queues. */
@NullMarked
package io.aurorafleet.sandbox.bus;

import org.jspecify.annotations.NullMarked;
