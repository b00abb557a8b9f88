/**
 * A cursor over small reconcilers: claims a checkpoint, advances its steps, arms the next timer.
 * Knows neither AWS nor JDBC.
 */
package io.aurorafleet.worker.engine;
