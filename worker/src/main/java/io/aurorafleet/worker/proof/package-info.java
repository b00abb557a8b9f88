/**
 * The comparison of what a cluster held before an upgrade with what it holds after it: pure
 * decisions, one file a family, each giving items with a verdict.
 */
package io.aurorafleet.worker.proof;
