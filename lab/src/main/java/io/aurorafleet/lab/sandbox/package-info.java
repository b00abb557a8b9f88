/** Commands for trying things out: AWS on this machine, kept running, and a worker against it. */
package io.aurorafleet.lab.sandbox;
