/** Puts the worker together; Dagger checks it at compile time. */
package io.aurorafleet.worker.wiring;
