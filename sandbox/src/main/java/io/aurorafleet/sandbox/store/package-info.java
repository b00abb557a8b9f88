/** S3: in memory for the simulation, over HTTP by S3Proxy for the sandbox. */
@NullMarked
package io.aurorafleet.sandbox.store;

import org.jspecify.annotations.NullMarked;
