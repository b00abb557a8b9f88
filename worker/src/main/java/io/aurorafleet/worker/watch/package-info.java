/**
 * Tells systemd that the worker is ready, lives and stops: {@code Type=notify} and its watchdog.
 */
package io.aurorafleet.worker.watch;
