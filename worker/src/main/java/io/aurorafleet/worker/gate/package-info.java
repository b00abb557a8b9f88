/** Who of a run may work: admission, ends, and the pause flag, all in the run's one ledger. */
package io.aurorafleet.worker.gate;
