/** The worker's configuration: one typed, validated record, from the environment. */
package io.aurorafleet.worker.config;
