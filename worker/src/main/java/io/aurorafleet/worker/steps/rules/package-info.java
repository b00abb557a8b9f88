/**
 * Rules that all steps keep: act on no cluster but the one meant, take a status nobody knows for
 * work in progress, claim a name before a thing is made, adopt what is there, and let no exit step
 * hide how an attempt ended. Knows no other room.
 */
package io.aurorafleet.worker.steps.rules;
