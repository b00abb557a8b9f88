/**
 * The production worker on a virtual clock: many workers, one seeded source of chance, faults at
 * every call, and the invariants checked after every event. A failing seed replays.
 */
package io.aurorafleet.lab.simulation;
