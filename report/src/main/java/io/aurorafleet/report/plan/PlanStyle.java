package io.aurorafleet.report.plan;

/** What the plan's page adds to the common style. */
final class PlanStyle {
  static final String CSS =
      """
      body { max-width: 92rem; } code { font-size: .88em; overflow-wrap: anywhere; }
      .READY { color: var(--good); } .BLOCKED, .NOT_SEEN { color: var(--bad); }
      .LEFT_OUT { color: var(--wait); } .INFO { color: var(--dim); }
      h3 { font-size: .95rem; margin: 1rem 0 .2rem; }
      .facts { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .6rem 0; }
      .facts dt { color: var(--dim); } .facts dd { margin: 0; overflow-wrap: anywhere; }
      .DROPPED, .INVALID { color: var(--bad); } .RENAMED, .DEFAULT_CHANGED, .EDITED { color: var(--wait); }
      @page { size: A4 landscape; margin: 1.2cm; }
      @media print { body { font-size: 10px; } .wide { overflow: visible; } }
      """;

  private PlanStyle() {}
}
