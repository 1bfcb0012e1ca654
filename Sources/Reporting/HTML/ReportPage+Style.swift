extension ReportPage {
  /// The style sheet: colours as properties for light, dark and paper.
  ///
  /// The colours of the parts are those of M. Okabe and K. Ito ("Color Universal Design", 2008), which people with every
  /// kind of colour vision tell apart, darkened or lightened to stand out on their ground.

  static let style: StaticString = """
    :root{--ground:#fff;--text:#1b1f24;--dim:#57606a;--line:#d0d7de;--panel:#f6f8fa;
    --s0:#0072b2;--s1:#d55e00;--s2:#007a5a;--s3:#a0457e}
    @media (prefers-color-scheme:dark){:root{--ground:#0d1117;--text:#e6edf3;--dim:#9da7b1;--line:#30363d;
    --panel:#161b22;--s0:#56b4e9;--s1:#f0954a;--s2:#3fc79a;--s3:#dd8fc0}}
    *{box-sizing:border-box}
    body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,sans-serif}
    main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 4rem}
    h1{font-size:1.7rem;margin:0}h2{font-size:1.2rem;margin:0 0 .25rem}
    header p{color:var(--dim);margin:.25rem 0 1rem}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1rem;padding:0;margin:0 0 1rem;list-style:none}
    a{color:var(--s0)}
    section{border-top:1px solid var(--line);padding:1.25rem 0}
    section p{margin:.25rem 0 .75rem;max-width:46rem}
    figure{margin:0 0 .5rem}
    svg{display:block;width:100%;height:auto;max-width:46rem;background:var(--panel);border-radius:6px}
    svg text{fill:var(--text);font:12px system-ui,sans-serif}svg .dim{fill:var(--dim)}
    .grid{stroke:var(--line);stroke-width:1}
    .s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}
    .l0{stroke:var(--s0)}.l1{stroke:var(--s1)}.l2{stroke:var(--s2)}.l3{stroke:var(--s3)}
    polyline,.whisker{fill:none;stroke-width:2.5}
    .ring{fill:var(--panel);stroke-width:2.5}
    .legend{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:.5rem 0;padding:0;color:var(--dim)}
    .key{display:inline-block;width:.8rem;height:.8rem;border-radius:2px;margin-right:.4rem}
    .key.s0{background:var(--s0)}.key.s1{background:var(--s1)}.key.s2{background:var(--s2)}.key.s3{background:var(--s3)}
    summary{cursor:pointer;color:var(--dim)}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;font-variant-numeric:tabular-nums;margin:.5rem 0}
    caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    th,td{padding:.25rem .75rem;text-align:left;border-bottom:1px solid var(--line);font-weight:400;
    overflow-wrap:break-word}
    thead th{color:var(--dim)}.number{text-align:right;white-space:nowrap;overflow-wrap:normal}
    @media print{:root{--ground:#fff;--text:#000;--dim:#444;--line:#999;--panel:#fff;--s0:#0072b2;--s1:#d55e00;
    --s2:#007a5a;--s3:#a0457e}nav{display:none}section{break-inside:avoid}
    details::details-content{content-visibility:visible;height:auto}svg{border:1px solid #999}
    *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
    """
}
