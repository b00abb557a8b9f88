/** EventBridge: the default event bus, its rules and their delivery to queues. */
package io.aurorafleet.sandbox.bus;
