// SPDX-License-Identifier: EPL-2.0
package ringzero.report.html;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import ringzero.report.chart.Theme;

/** What the page looks like. Colours of the pictures come from their {@link Theme}; dark is for screens only, paper is white. */
final class Style {
    private Style() {}

    static String sheet() {
        return LAYOUT + dimmed() + Theme.light().rules() + "\n@media screen and (prefers-color-scheme:dark){" + DARK
                + Theme.dark().rules() + "}\n" + PRINT;
    }

    /** A series that was switched off stays as a shadow: what is left keeps its place. */
    private static String dimmed() {
        return IntStream.range(0, Theme.SERIES)
                .mapToObj(i ->
                        ".off-s%1$d .chart .f-s%1$d,.off-s%1$d .chart .k-s%1$d,.off-s%1$d .chart .f-os%1$d{opacity:.08}"
                                .formatted(i))
                .collect(Collectors.joining("", "@media screen{", "}\n"));
    }

    private static final String LAYOUT = """
            :root{color-scheme:light dark;--page:#fff;--text:#1b1f24;--muted:#57606a;--line:#d5dae0;--soft:#f4f6f8;--accent:#0b5c94;
            --met:#0a6b4a;--met-soft:#e8f5ef;--missed:#b42318;--missed-soft:#fdeeec;--open:#7a5200;--open-soft:#fbf3e0;--bar:#b9d4e8}
            *{box-sizing:border-box}
            html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
            body{margin:0 auto;padding:2.5rem 1.25rem 4rem;max-width:62rem;background:var(--page);color:var(--text);
            font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:break-word}
            h1{font-size:clamp(1.7rem,4.5vw,2.5rem);line-height:1.15;letter-spacing:-.015em;margin:.15rem 0 .6rem}
            h2{font-size:1.4rem;line-height:1.25;margin:3.2rem 0 1rem;padding-top:.9rem;border-top:2px solid var(--text)}
            h3{font-size:1.05rem;line-height:1.35;margin:0 0 .15rem}
            .part{margin-top:4.5rem}
            .part h2{font-size:clamp(1.5rem,3.6vw,2.1rem);margin:.15rem 0 .6rem;padding:0;border:0}
            .part h3{font-size:1.4rem;line-height:1.25;margin:3.2rem 0 1rem;padding-top:.9rem;border-top:2px solid var(--text)}
            .part h4{font-size:1.05rem;line-height:1.35;margin:0 0 .15rem}
            .parts{padding-left:1.2rem}.parts li{margin:.3rem 0}.parts a{font-weight:600}
            p{margin:0 0 .8rem}
            a{color:var(--accent)}
            a:focus-visible,summary:focus-visible,.scroll:focus-visible,pre:focus-visible,.topology:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
            code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:.88em}
            .skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--page);padding:.4rem .8rem}
            .kicker{font-size:.82rem;color:var(--muted);margin:0}
            .question{font-size:1.15rem;line-height:1.5;max-width:42rem}
            .scope,.where,.key,footer{color:var(--muted);font-size:.88rem}
            nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;padding:0;margin:1rem 0 0;font-size:.92rem}
            .verdict{font-size:1.25rem;font-weight:600;margin-bottom:1rem}
            .cards{list-style:none;padding:0;margin:0 0 1.6rem;display:grid;gap:.8rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr))}
            .card{border-left:5px solid var(--edge);background:var(--fill);padding:.75rem 1rem .8rem;min-width:0}
            .card p{margin:0 0 .25rem}
            .card.met{--edge:var(--met);--fill:var(--met-soft)}.card.missed{--edge:var(--missed);--fill:var(--missed-soft)}
            .card.open{--edge:var(--open);--fill:var(--open-soft)}
            .badge{font-weight:700;color:var(--edge)}
            .line{font-size:.82rem;white-space:nowrap}
            .messages{padding-left:1.15rem;margin:0}
            .messages li{margin-bottom:.6rem}
            .note{border-left:5px solid var(--open);background:var(--open-soft);padding:.6rem 1rem}
            .note.bad{border-color:var(--missed);background:var(--missed-soft)}
            .scroll{overflow-x:auto;margin:.4rem 0 1.2rem}
            table{border-collapse:collapse;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums}
            caption{text-align:left;font-weight:600;padding-bottom:.45rem}
            th,td{text-align:left;vertical-align:top;padding:.42rem .9rem .42rem 0;border-bottom:1px solid var(--line)}
            thead th{vertical-align:bottom;font-weight:600;color:var(--muted);font-size:.82rem;line-height:1.3;border-bottom:1.5px solid var(--text)}
            thead td{border-bottom:1.5px solid var(--text)}
            tbody th{font-weight:600;white-space:nowrap}
            @media (max-width:560px){.comparison tr>:first-child{position:sticky;left:0;background:var(--page);white-space:normal;z-index:1}}
            th{position:relative}th button{all:unset;cursor:pointer}th button::after{content:"↕";opacity:0;position:absolute;margin-left:.2em}th button:hover::after,th button:focus-visible::after{opacity:1}
            th[aria-sort=ascending] button::after{content:"↑";opacity:1}th[aria-sort=descending] button::after{content:"↓";opacity:1}
            .figure{min-width:6.2rem}
            .figure span{display:block}
            .figure .value{white-space:nowrap}
            .best .value{font-weight:700}
            .figure .mark{display:inline;color:var(--met)}
            .figure .sure,.figure .ratio{font-size:.78rem;color:var(--muted);line-height:1.35}
            .figure .bar{height:4px;width:var(--share);min-width:1px;background:var(--bar);margin:.18rem 0}
            .best .bar{background:var(--met)}
            figure{margin:0 0 2.4rem;min-width:0}
            figcaption p{color:var(--muted);max-width:42rem;margin:0 0 .3rem}
            svg.chart{display:block;width:100%;height:auto;margin:.5rem 0}
            .wide .chart{max-width:53rem}
            .topology{overflow-x:auto}.topology svg.chart{width:auto;max-width:none}
            .topology a:hover rect,.topology a:focus-visible rect{fill:var(--accent);fill-opacity:.12}
            .pairs{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:0 2.5rem;align-items:start}
            .half .chart{max-width:28rem}
            .narrow{display:none}
            .toggles{display:flex;flex-wrap:wrap;align-items:center;gap:.35rem;margin:.2rem 0 .5rem}.toggles[hidden]{display:none}
            .toggles button{font:inherit;font-size:.82rem;color:var(--text);background:var(--soft);border:1px solid var(--line);border-radius:4px;padding:.15rem .5rem;min-height:24px;cursor:pointer}
            .toggles button[aria-pressed=false]{text-decoration:line-through;color:var(--muted);background:none}
            @media (max-width:560px){.wide{display:none}.narrow{display:block}body{padding-top:1.4rem}}
            details{margin:.2rem 0 .8rem}
            summary{cursor:pointer;color:var(--accent);font-size:.92rem}
            .group>summary{font-weight:600}
            .card details{margin:.4rem 0 0}
            dl{margin:0 0 1rem}dl div{display:flex;flex-wrap:wrap;gap:0 1rem;padding:.3rem 0;border-bottom:1px solid var(--line)}
            dt{min-width:14rem;color:var(--muted)}dd{margin:0;overflow-wrap:anywhere;min-width:0}
            pre{background:var(--soft);padding:.9rem 1rem;overflow-x:auto;margin:.6rem 0 1rem;line-height:1.5}
            .source{counter-reset:l}.source span{counter-increment:l}
            .source span::before{content:counter(l);display:inline-block;width:2.6em;margin-right:1.2em;text-align:right;color:var(--muted);user-select:none}
            .source span:target{background:var(--open-soft)}
            footer{margin-top:3rem;padding-top:.8rem;border-top:1px solid var(--line)}
            """;

    private static final String DARK =
            ":root{--page:#14181d;--text:#e6eaef;--muted:#9ba5b1;--line:#323a44;--soft:#1c222a;--accent:#7cc0f5;--met:#4fd1a1;--met-soft:#15281f;"
                    + "--missed:#ff8a80;--missed-soft:#2e1a19;--open:#f0b954;--open-soft:#2b2414;--bar:#2d5f85}";

    private static final String PRINT = """
            @media print{
            @page{margin:16mm 15mm}
            :root{color-scheme:light}
            body{padding:0;max-width:none;font-size:10pt}
            nav,.skip,th button::after,.toggles{display:none}
            h2,h3,h4,caption,figcaption{break-after:avoid}.part{break-before:page}
            figure,.card,tr,.messages li,dl div,.comparison{break-inside:avoid}
            thead{display:table-header-group}
            .scroll{overflow:visible}.topology svg.chart{max-width:100%}
            pre{white-space:pre-wrap;overflow-wrap:anywhere}
            .card,.note,.figure .bar,pre{print-color-adjust:exact;-webkit-print-color-adjust:exact}
            svg.chart{max-height:9.5cm;width:auto;max-width:100%}
            figure>details:not([open]),.card>details:not([open]){display:none}
            a{color:inherit;text-decoration:none}
            }
            """;

    /** Comforts only: switching series off, sorting by a click on a head, opening what a link points into, and printing the sources. */
    static String script() {
        return """
                (function(){
                function key(cell){var v=cell.querySelector('.value')||cell,t=v.textContent.trim().replace(/\\u2212/g,'-');
                var m=/^(-?[\\d.]+)\\s*(\\S*)/.exec(t);if(!m)return t.toLowerCase();
                var u=m[2],f={ps:1e-12,ns:1e-9,'µs':1e-6,ms:1e-3}[u]||({k:1e3,M:1e6,G:1e9,T:1e12}[u.charAt(0)]||1);return parseFloat(m[1])*f}
                document.querySelectorAll('table.sortable').forEach(function(table){
                var body=table.tBodies[0];if(body.rows.length<3)return;
                table.querySelectorAll('thead th').forEach(function(th){
                var b=document.createElement('button');b.type='button';while(th.firstChild)b.appendChild(th.firstChild);th.appendChild(b);
                b.addEventListener('click',function(){
                var up=th.getAttribute('aria-sort')!=='ascending',i=th.cellIndex;
                table.querySelectorAll('thead th').forEach(function(o){o.removeAttribute('aria-sort')});
                th.setAttribute('aria-sort',up?'ascending':'descending');
                Array.from(body.rows).sort(function(a,c){var x=key(a.cells[i]),y=key(c.cells[i]);
                var n=typeof x===typeof y?(x<y?-1:x>y?1:0):(typeof x==='number'?-1:1);return up?n:-n}).forEach(function(r){body.appendChild(r)})})})});
                document.querySelectorAll('.toggles').forEach(function(t){t.hidden=false;
                t.addEventListener('click',function(e){var b=e.target.closest('button');if(!b)return;
                var on=b.getAttribute('aria-pressed')!=='true';b.setAttribute('aria-pressed',on);
                t.parentElement.classList.toggle('off-'+b.dataset.series,!on)})});
                function reveal(){var e=location.hash.length>1&&document.getElementById(decodeURIComponent(location.hash.slice(1)));
                for(var p=e;p;p=p.parentElement)if(p.tagName==='DETAILS')p.open=true;if(e)e.scrollIntoView()}
                addEventListener('hashchange',reveal);if(location.hash)reveal();
                addEventListener('beforeprint',function(){document.querySelectorAll('details.group').forEach(function(d){d.open=true})});
                })();
                """;
    }
}
