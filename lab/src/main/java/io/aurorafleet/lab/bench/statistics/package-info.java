/** Statistics after an upgrade, side by side with other ways to gather them. */
package io.aurorafleet.lab.bench.statistics;
