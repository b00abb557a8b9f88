/** The soak: a fleet upgraded by workers that are killed all the time, on events that get lost. */
package io.aurorafleet.lab.soak;
