/** What a run is about, who may work, and how it went. */
package io.aurorafleet.contracts.run;
