/** What all calls to the outside share: the fence before an effect, and how a fault is told. */
package io.aurorafleet.cloud.call;
