package io.aurorafleet.report;

/** The look of every page of ours; nothing is loaded from elsewhere. */
public final class PageStyle {
  /** For a page's one style element. */
  public static final String CSS =
      """
      :root { color-scheme: light dark; --back: #fbfbfa; --card: #fff; --text: #1c1e21;
        --dim: #63676d; --line: #dfe1e4; --good: #1a7f4b; --bad: #c0352b; --wait: #9a6700;
        --bar: #9db4cf; --away: #d97a1f; --exit: #c9ccd1; --code: #f2f3f4; }
      @media (prefers-color-scheme: dark) { :root { --back: #16181b; --card: #1f2226;
        --text: #e6e7e9; --dim: #9aa0a6; --line: #353a40; --good: #4cc38a; --bad: #ff7a6e;
        --wait: #e0b252; --bar: #4f6d91; --away: #d98a3d; --exit: #43484f; --code: #2a2e33; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.2rem 4rem; background: var(--back);
        color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
      a { color: inherit; }
      h1 { font-size: 1.5rem; margin: 0; } h2 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; }
      .dim { color: var(--dim); } .num { text-align: right; font-variant-numeric: tabular-nums; }
      .chips { margin: .8rem 0 1.4rem; } .chip { display: inline-block; padding: .1rem .7rem;
        border: 1px solid var(--line); border-radius: 1rem; margin-right: .4rem; }
      .SUCCEEDED, .NOTHING_TO_DO { color: var(--good); } .FAILED { color: var(--bad); }
      .HELD, .WAITING, .RUNNING { color: var(--wait); } .BLOCKER { color: var(--bad); }
      .WARNING { color: var(--wait); }
      table { border-collapse: collapse; width: 100%; font-size: .92em; }
      th { text-align: left; font-weight: 600; color: var(--dim); }
      th, td { padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line);
        vertical-align: top; overflow-wrap: anywhere; }
      .wide { overflow-x: auto; }
      .fleet th, .fleet td { overflow-wrap: normal; padding-right: .9rem; }
      .fleet td:first-child { overflow-wrap: anywhere; min-width: 7rem; }
      .fleet td.num { white-space: nowrap; }
      .fleet td:nth-child(2), .fleet td:nth-child(3) { white-space: nowrap; }
      .findings th:last-child { width: 38%; } .findings td:first-child { white-space: nowrap; }
      .findings td:nth-child(2) { min-width: 5rem; }
      @media screen and (max-width: 48rem) {
        .findings, .findings tbody, .findings tr, .findings td { display: block; }
        .findings tr:first-child { display: none; } .findings td { border: 0; padding: .15rem 0; }
        .findings tr { border-bottom: 1px solid var(--line); padding: .4rem 0; }
        .findings td:empty { display: none; } .findings td:nth-child(2)::before { content: "database "; color: var(--dim); } }
      th { white-space: nowrap; } td pre { margin: 0; max-width: 40rem; }
      details, .card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
        padding: .7rem 1rem; margin: .7rem 0; }
      summary { cursor: pointer; font-weight: 600; }
      .track { position: relative; height: .9rem; min-width: 12rem; background: var(--code);
        border-radius: .2rem; overflow: hidden; }
      .track i { position: absolute; top: 0; bottom: 0; min-width: 2px; background: var(--bar); }
      .track i.away { background: var(--away); } .track i.exit { background: var(--exit); }
      .track i.failed { background: var(--bad); }
      .why { border-left: .25rem solid var(--bad); padding-left: .8rem; margin: .6rem 0; }
      pre { background: var(--code); padding: .6rem .8rem; border-radius: .3rem; white-space: pre-wrap;
        overflow-wrap: anywhere; font-size: .9em; margin: .4rem 0; }
      ul { margin: .2rem 0; padding-left: 1.2rem; } li { overflow-wrap: anywhere; }
      @media print { body { max-width: none; padding: 0; } details { break-inside: auto; }
        tr { break-inside: avoid; } pre { break-inside: avoid; } }
      """;

  private PageStyle() {}
}
