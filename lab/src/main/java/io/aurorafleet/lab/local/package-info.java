/** AWS and workers on this machine: what the demo, the sandbox command and the lab stand on. */
package io.aurorafleet.lab.local;
