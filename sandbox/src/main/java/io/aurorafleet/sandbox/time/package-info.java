/** Time as the services see it: real and scaled in the sandbox, virtual in a simulation. */
package io.aurorafleet.sandbox.time;
