/**
 * The page's style sheet: the text and its readings side by side, one under the other on a phone, dark by the reader's
 * setting.
 */
export const style = `
:root{--ground:#fffefb;--ink:#1d1d1b;--quiet:#5f5f5a;--rule:#dcd8cd;--lit:#ffe9a8;--accent:#8c1d18;
--driver:#b04a00;--driver-g:#fbe3cf;--need:#0a5fa5;--need-g:#d9eafa;--belief:#6f3fa0;--belief-g:#ebdff6;--stake:#7a5a00;--stake-g:#f5e9bd;--accord:#006b62;--accord-g:#cfeeea;--event:#3e6b16;--event-g:#e0efd0;--question:#a3195b;--question-g:#fadbe9;--claim:#55554f;--claim-g:#efede6;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","Noto Serif","DejaVu Serif",Georgia,serif;--sans:"Avenir Next","Segoe UI","Helvetica Neue","Noto Sans","DejaVu Sans",Arial,sans-serif;color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{--ground:#16181a;--ink:#e9e6df;--quiet:#a8a49b;--rule:#393c3f;--lit:#5a4a12;--accent:#f2938c;
--driver:#f3a767;--driver-g:#4a2b12;--need:#7fbdf3;--need-g:#173450;--belief:#c9a6ee;--belief-g:#382650;--stake:#e3c25c;--stake-g:#423710;--accord:#5fcdbf;--accord-g:#0f3d39;--event:#a6d372;--event-g:#273d12;--question:#f38fbd;--question-g:#4a1730;--claim:#b9b6ad;--claim-g:#26292b}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.5 var(--sans);overflow-wrap:anywhere}
header,main{max-width:78rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2rem}
header::before{content:"";display:block;width:3.5rem;height:.45rem;background:var(--accent);margin-bottom:.9rem}
h1{font:600 clamp(1.5rem,1.1rem + 2vw,2.25rem)/1.2 var(--serif);margin:0 0 .4rem;text-wrap:balance}
h2{font:600 1.4rem/1.25 var(--serif);margin:0 0 .8rem}
h3{font:600 1rem/1.3 var(--sans);margin:0 0 .4rem}
p{margin:0 0 .7rem;max-width:46rem}
a{color:inherit;text-underline-offset:.18em}
:focus-visible{outline:2px solid var(--need);outline-offset:1px}
main>section{border-top:1px solid var(--ink);padding-top:.9rem;margin-top:2.2rem}
.about,.quiet,.legend{color:var(--quiet);font-size:.875rem}
.minute{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1rem 2rem;margin-top:1.2rem}
.minute section{border-top:2px solid var(--rule);padding-top:.6rem;font-size:.9375rem}
.minute h2{font:600 1rem/1.3 var(--sans);margin:0 0 .4rem}
.minute ul{margin:0;padding-left:1.1rem}
.minute li{margin-bottom:.3rem}
.counts{list-style:none;padding:0!important;display:flex;flex-wrap:wrap;gap:.3rem}
.counts li{margin:0}
.chip{display:inline-block;max-width:100%;line-height:1.4;padding:.08em .4em;border-radius:.25em;text-decoration:none;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.chip:hover{text-decoration:underline}
.chip.issue{background:none;border:1px solid var(--rule);padding:.02em .35em}
.driver{--c:var(--driver);--g:var(--driver-g)}.need{--c:var(--need);--g:var(--need-g)}.belief{--c:var(--belief);--g:var(--belief-g)}.stake{--c:var(--stake);--g:var(--stake-g)}.accord{--c:var(--accord);--g:var(--accord-g)}.event{--c:var(--event);--g:var(--event-g)}.question,.constraint{--c:var(--question);--g:var(--question-g)}.claim,.attribution{--c:var(--claim);--g:var(--claim-g)}
.chip:not(.issue){background:var(--g)}
b.driver,b.need,b.belief,b.stake,b.accord,b.event,b.question,b.constraint,b.claim,b.attribution,.k{color:var(--c);font-weight:600}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr));gap:1rem 2.5rem;margin-bottom:.6rem}
.sides ul,.columns ul{list-style:none;margin:0;padding:0}
.side li{display:grid;grid-template-columns:4rem minmax(0,1fr);gap:.5rem;padding:.35rem 0;border-top:1px solid var(--rule);font-size:.9375rem;line-height:1.6}
.side li b{font-size:.8125rem;line-height:1.85}
.arrow{font-style:normal;color:var(--quiet)}
.columns{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1rem 2rem;margin-top:1rem}
.columns li{padding:.35rem 0;border-top:1px solid var(--rule);font-size:.9375rem;line-height:1.55}
.options{font-size:.8125rem;color:var(--quiet)}.options b{color:var(--ink)}
.row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 2.5rem;padding:.35rem 0}
.row.opens{border-top:1px solid var(--rule);padding-top:1rem;margin-top:.6rem}
.row:first-child{border-top:0;padding-top:.2rem;margin-top:0}
.said{font:1.125rem/1.75 var(--serif);margin:0;position:sticky;top:.5rem;align-self:start}
.s{text-decoration:none;border-radius:.15em;padding:.12em 0}
.s:not(.claim):not(.attribution){background:var(--g)}
.s.claim{text-decoration:underline;text-decoration-color:var(--rule);text-decoration-thickness:2px}
.s.attribution{text-decoration:underline dashed;text-decoration-color:var(--quiet);text-decoration-thickness:1px}
.who{text-decoration:underline dotted 1px;text-decoration-color:var(--quiet);text-underline-offset:.28em}
.hedge{font-style:italic;font-weight:600}
.not{font-weight:600;text-decoration:underline double;text-underline-offset:.2em}
.unread{color:var(--quiet);background:repeating-linear-gradient(135deg,transparent 0 5px,var(--claim-g) 5px 7px)}
.notes{list-style:none;margin:0;padding:0;font-size:.8125rem;line-height:1.45}
.note{border-left:3px solid var(--c);padding:.1rem .5rem .25rem .6rem;margin:0 0 .5rem;scroll-margin-top:3rem}
.note q{font:.9375rem/1.4 var(--serif)}
.note q::before{content:"\\201c"}.note q::after{content:"\\201d"}
.d{display:block;color:var(--quiet)}
.attribution.note{margin-bottom:.35rem}.attribution.note q{font-size:.8125rem}
.to{white-space:nowrap;margin-right:.4em}
.used code{color:var(--ink);background:none;border:1px solid var(--rule);border-radius:.2em;padding:0 .3em;white-space:normal}
.left{font-style:italic}
.by{font-weight:400}
code{font:.75rem/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
.command{display:block;padding:.5rem .8rem;border:1px solid var(--rule);font-size:.8125rem;max-width:46rem;margin-bottom:.8rem}
table{border-collapse:collapse;width:100%;font-size:.8125rem;line-height:1.4}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-top:1px solid var(--rule);font-weight:400}
thead th{font-weight:600;border-top:0;border-bottom:1px solid var(--ink)}
td:nth-child(2){white-space:nowrap}
.list{padding-left:1.1rem;font-size:.9375rem;max-width:60rem}
.list li{margin-bottom:.4rem}
.list q,.list blockquote{font-family:var(--serif)}
main{padding-bottom:4rem}
@media (max-width:56rem){.row,.minute,.columns{grid-template-columns:minmax(0,1fr)}.said{position:static;margin-bottom:.9rem}}
@media (max-width:40rem){header,main{padding:0 1rem}header{padding-top:1.2rem}.said{font-size:1.0625rem}.side li{grid-template-columns:minmax(0,1fr);gap:0}
table,tbody{display:block}thead{display:none}tr{display:block;border-top:1px solid var(--rule);padding:.35rem 0}th,td{display:block;border:0;padding:0}td:nth-child(2){white-space:normal;font-weight:600}}
@media print{.said{position:static}.row{break-inside:avoid}header,main{max-width:none}}
`;
