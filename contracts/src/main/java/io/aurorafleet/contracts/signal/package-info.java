/** What travels through the queues: hints to look again, never the truth. */
package io.aurorafleet.contracts.signal;
