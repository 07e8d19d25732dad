extension PageStyle {
  /// The sheet: ink on white, one column, nothing that moves; the last part is for paper.
  static let sheet = screen + tables + blocks + paper

  private static let screen = """
    :root { color-scheme: light; --ink: #0b0c0c; --quiet: #454b50; --rule: #6f777b; --thin: #b1b4b6; --link: #12436d; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0 auto; padding: 0 16px 32px; max-width: 1040px; background: #fff; color: var(--ink);
      font: 100%/1.5 Arial, "Liberation Sans", Helvetica, sans-serif;
      overflow-wrap: anywhere;
    }
    p, ul, ol, dl { margin: 0 0 16px; max-width: 44em; }
    h1, h2, h3, h4 { margin: 32px 0 12px; line-height: 1.25; max-width: 32em; }
    h1 { font-size: 2rem; margin-top: 20px; }
    h2 { font-size: 1.5rem; }
    h3 { font-size: 1.1875rem; }
    h4 { font-size: 1rem; }
    li { margin-bottom: 6px; }
    a { color: var(--link); text-underline-offset: 0.15em; }
    a:hover { text-decoration-thickness: 3px; }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    a:focus-visible, summary:focus-visible { background: #fff4bf; }
    main:focus { outline: none; }
    .skip { position: absolute; left: -9999px; padding: 8px 12px; background: #fff; z-index: 2; }
    .skip:focus { left: 16px; top: 0; }
    .heard {
      position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap;
    }
    .marking {
      display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 24px; max-width: none;
      margin: 0; padding: 8px 0; border-bottom: 1px solid var(--rule);
    }
    footer { margin-top: 48px; border-top: 4px solid var(--ink); }
    footer .marking { border-bottom: 0; }
    header { border-bottom: 4px solid var(--ink); }
    .facts { max-width: none; }
    .facts div { padding: 6px 0; border-bottom: 1px solid var(--thin); }
    .facts div:last-child { border-bottom: 0; }
    dt { font-weight: bold; }
    dd { margin: 0; }
    @media (min-width: 640px) {
      .facts div { display: flex; gap: 16px; }
      dt { flex: 0 0 14em; }
      h1 { font-size: 2.5rem; }
      h2 { font-size: 1.75rem; }
    }
    nav h2 { font-size: 1.1875rem; margin-top: 24px; }
    nav a, .up a { display: block; width: fit-content; padding: 2px 0; min-height: 28px; }
    section { border-top: 1px solid var(--rule); margin-top: 40px; }
    main > section:first-child { border-top: 0; margin-top: 24px; }
    .notes { padding: 0; list-style: none; }
    :target { scroll-margin-top: 16px; }

    """

  private static let tables = """
    .figures { margin: 0 0 32px; overflow-x: auto; container-type: inline-size; }
    table { border-collapse: separate; border-spacing: 0; width: 100%; }
    caption { text-align: left; padding: 0 0 8px; }
    .still { position: sticky; left: 0; width: 100cqi; }
    .still p { margin: 0 0 4px; max-width: 60em; }
    caption strong { font-size: 1.0625rem; }
    caption a { display: inline-block; min-height: 24px; min-width: 24px; white-space: nowrap; }
    .about { color: var(--quiet); font-size: 0.9375rem; }
    th, td {
      padding: 8px 16px 8px 0; border-bottom: 1px solid var(--thin); text-align: left; vertical-align: top;
      overflow-wrap: break-word;
    }
    th:last-child, td:last-child { padding-right: 0; }
    thead th { vertical-align: bottom; border-bottom: 2px solid var(--ink); }
    tbody th { font-weight: normal; min-width: 8em; overflow-wrap: anywhere; }
    th:first-child { position: sticky; left: 0; background: #fff; }
    td.number, th.number { text-align: right; font-variant-numeric: tabular-nums lining-nums; }
    td.number { white-space: nowrap; }
    .number + :not(.number) { padding-left: 8px; }
    @media (min-width: 640px) {
      tbody th { min-width: 11em; }
      .sideways { display: none; }
    }

    """

  private static let blocks = """
    figure { margin: 24px 0 32px; }
    .picture svg { display: block; max-width: 100%; height: auto; background: #fff; forced-color-adjust: none; }
    figure .about { margin-top: 8px; }
    summary { padding: 4px 0; min-height: 32px; color: var(--link); cursor: pointer; width: fit-content; }
    summary span { color: inherit; }
    details .figures { margin: 8px 0 0; padding-left: 16px; border-left: 4px solid var(--thin); }
    .caution { margin: 24px 0; padding: 16px; border: 3px solid var(--ink); border-left-width: 12px; max-width: 52em; }
    .caution > :first-child { margin-top: 0; }
    .caution > :last-child { margin-bottom: 0; }
    .question { margin-bottom: 0; font-weight: bold; }
    .answer { margin: 24px 0; }
    .line { height: 36px; border-bottom: 1px solid var(--rule); }

    """

  private static let paper = """
    @page { size: A4; margin: 24mm 16mm 22mm; font: 9pt Arial, sans-serif; color: #0b0c0c; }
    @page side { size: A4 landscape; margin: 20mm 16mm 18mm; }
    @media print {
      body { padding: 0; max-width: none; font-size: 10.5pt; line-height: 1.4; }
      .skip, .up, summary, .sideways { display: none; }
      h1 { font-size: 24pt; margin-top: 0; }
      h2 { font-size: 17pt; }
      h3 { font-size: 13pt; }
      h4 { font-size: 11pt; }
      h1, h2, h3, h4, caption, .question { break-after: avoid; }
      a { color: inherit; text-decoration: none; }
      p, li { orphans: 3; widows: 3; }
      section, footer { border-top: 0; margin-top: 20pt; }
      .page { break-before: page; margin-top: 0; }
      .page > h2 { margin-top: 0; }
      @supports not (-moz-appearance: none) { .marking { display: none; } }
      .figures { overflow: visible; container-type: normal; }
      .still, th:first-child { position: static; width: auto; }
      .still p { max-width: none; }
      .whole, .picture, .caution, .facts, nav, tr { break-inside: avoid; }
      table { font-size: 9pt; }
      caption strong { font-size: 10.5pt; }
      .about { font-size: 9pt; }
      th, td { padding: 3pt 8pt 3pt 0; }
      thead { display: table-header-group; }
      /* No browser keeps a caption with its table; so it takes some room below, which the table is then drawn over. */
      caption { break-inside: avoid; }
      .figures:not(.whole) caption { padding-bottom: 40mm; margin-bottom: -38mm; }
      .wide, :is(h2, h3, h4):has(+ .wide) { page: side; }
      td:not(.number) { min-width: 14mm; }
      p:has(+ .picture), p:has(+ section > .picture) { break-after: avoid; }
      .wide table { font-size: 8pt; }
      .wide tbody th { min-width: 40mm; }
      .widest table { font-size: 7pt; }
      .widest :is(th, td) { min-width: 0; padding-right: 3pt; }
      details::details-content { content-visibility: visible; block-size: auto; }
      details .figures { border-left: 0; padding-left: 0; }
      .line { height: 9mm; }
    }

    """
}
