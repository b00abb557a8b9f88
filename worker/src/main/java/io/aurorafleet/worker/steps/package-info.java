/**
 * The playbooks: which steps, in which order. The steps are in the rooms beside, one class each. A
 * step is stateless: it looks at the cluster through a port, decides in a pure function, and then
 * acts once or waits; what was begun is adopted.
 */
package io.aurorafleet.worker.steps;
