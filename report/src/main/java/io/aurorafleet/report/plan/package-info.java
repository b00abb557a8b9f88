/**
 * The plan of a fleet: what an upgrade of every cluster would meet, side by side, with advice,
 * money and the hashes of what an approver approves; as records, texts and one page. Pure: whoever
 * looks at the clusters hands in what was seen.
 */
package io.aurorafleet.report.plan;
