namespace GptImage2.Jobs.Reports;

/// <summary>How a report looks on a screen, in light and dark, and on paper.</summary>
internal static class ReportStyle
{
    public const string Css =
        """
        :root{color-scheme:light dark;--fg:#1b1f24;--soft:#57606a;--bg:#fff;--box:#f6f8fa;--line:#d0d7de;--bar:#0b6bcb;--bad:#b3261e}
        @media(prefers-color-scheme:dark){:root{--fg:#e6edf3;--soft:#9da7b1;--bg:#0d1117;--box:#161b22;--line:#30363d;--bar:#58a6ff;--bad:#ff8a80}}
        *{box-sizing:border-box}
        body{font:16px/1.5 system-ui,sans-serif;color:var(--fg);background:var(--bg);margin:0 auto;padding:1.5rem;max-width:70rem}
        h1{font-size:1.8rem;line-height:1.2;margin:0 0 .5rem;overflow-wrap:anywhere}h2{font-size:1.4rem;border-top:2px solid var(--line);padding-top:1rem;margin:2.5rem 0 .5rem;overflow-wrap:anywhere}
        h3{font-size:1.1rem;margin:2rem 0 .5rem}h4{font-size:1rem;margin:1.5rem 0 .4rem;overflow-wrap:anywhere}
        p{margin:.4rem 0}.soft{color:var(--soft)}.bad{color:var(--bad);font-weight:600}
        .tiles{display:grid;grid-template-columns:repeat(auto-fill,minmax(10.5rem,1fr));gap:.6rem;margin:1rem 0;padding:0}
        .tiles div{background:var(--box);border:1px solid var(--line);border-radius:.4rem;padding:.5rem .8rem}
        .tiles dt{color:var(--soft);font-size:.85rem}.tiles dd{margin:0;font-size:1.3rem;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
        .scroll{overflow-x:auto;margin:.8rem 0}table{border-collapse:collapse;width:100%;font-size:.92rem}
        caption{text-align:left;color:var(--soft);padding:.3rem 0}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid var(--line)}
        th{border-bottom-width:2px}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}.k{overflow-wrap:anywhere;min-width:9rem}
        svg{width:100%;height:auto;max-height:14rem}svg rect{fill:var(--bar)}svg text{fill:var(--soft);font:11px system-ui,sans-serif}svg line{stroke:var(--line)}
        article{display:flex;flex-wrap:wrap;gap:1rem;background:var(--box);border:1px solid var(--line);border-radius:.4rem;padding:.7rem .9rem;margin:.6rem 0;break-inside:avoid}
        article>div{flex:1 1 20rem;min-width:0;overflow-wrap:anywhere}figure{margin:0;width:9rem;font-size:.8rem;color:var(--soft);overflow-wrap:anywhere}
        figure img{display:block;max-width:9rem;max-height:9rem;border:1px solid var(--line)}.gone{display:block;border:1px dashed var(--soft);padding:1.2rem .5rem;text-align:center}
        .key{font-weight:600;margin:0}ul{margin:.3rem 0;padding-left:1.2rem}a{color:var(--bar)}
        @media print{:root{color-scheme:light;--fg:#000;--soft:#444;--bg:#fff;--box:#fff;--line:#999;--bar:#0b4f95;--bad:#900}body{padding:0;max-width:none;font-size:11pt}h2,h3,h4,caption{break-after:avoid}tr,figure,.tiles div{break-inside:avoid}thead{display:table-header-group}.scroll{overflow:visible}section.job+section.job{break-before:page}}
        """;
}
