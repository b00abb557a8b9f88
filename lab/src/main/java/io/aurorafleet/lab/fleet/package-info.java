/** Fleets for the sandbox: which clusters, with what in them, and how each must end. */
package io.aurorafleet.lab.fleet;
