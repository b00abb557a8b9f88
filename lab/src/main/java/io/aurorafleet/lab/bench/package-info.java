/** Benchmarks: how long what users wait for takes, on real servers and with AWS's latency. */
package io.aurorafleet.lab.bench;
