/**
 * AWS's wire protocols over the SDK's own types: any implementation of an SDK client interface is
 * served over HTTP, so that the simulation's services and the sandbox's are the same classes.
 */
@NullMarked
package io.aurorafleet.sandbox.wire;

import org.jspecify.annotations.NullMarked;
