/** The style sheet of the page: a reading column beside the contents, tables that become cards on a phone, print colours. */
import { answersStyle } from "../pictures/index.ts";

export const style = `
:root{--ground:#fffefb;--ink:#1d1d1b;--quiet:#5c5c58;--rule:#d9d5ca;--mark:#fdeeb8;--mark2:#f8dc84;--blue:#0066a1;--orange:#a84f00;--green:#00704f;--accent:#8c1d18;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","Book Antiqua","Noto Serif","DejaVu Serif",Georgia,serif;
--sans:"Avenir Next","Segoe UI","Helvetica Neue","Noto Sans","DejaVu Sans",Arial,sans-serif;color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{--ground:#16181a;--ink:#e9e6df;--quiet:#a9a59c;--rule:#3a3d40;--mark:#4b3f16;--mark2:#6b5715;--blue:#67b7ea;--orange:#f0a35a;--green:#5cc4a0;--accent:#f2938c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:auto}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 var(--serif);font-variant-numeric:oldstyle-nums;overflow-wrap:anywhere;hanging-punctuation:first last;text-rendering:optimizeLegibility}
.page{max-width:77.5rem;margin:0 auto;padding:1.25rem 1.5rem 4rem;display:grid;grid-template-columns:minmax(0,1fr) 17.5rem;grid-template-areas:"head head" "answers side" "main side";grid-template-rows:auto auto 1fr;gap:0 2.5rem}
.head{grid-area:head}
.page>.answers{grid-area:answers}
aside{grid-area:side;font-family:var(--sans);font-variant-numeric:lining-nums}
main{grid-area:main;min-width:0}
.kicker{margin:0;font:600 .8125rem/1.4 var(--sans);color:var(--accent);border-top:.3rem solid var(--accent);padding-top:.35rem;width:max-content;max-width:100%}
h1,h2,h3,h4{line-height:1.2;font-weight:600;text-wrap:balance;font-variant-numeric:lining-nums}
h1{font-size:clamp(1.5rem,1.1rem + 1.6vw,2.1rem);margin:.15rem 0 .4rem;letter-spacing:-.01em}
h2{font-size:1.375rem;margin:0 0 .6rem;letter-spacing:-.005em}
h3{font-size:1.125rem;margin:1.75rem 0 .4rem}
h4{font:600 .875rem/1.35 var(--sans);margin:1.25rem 0 .4rem}
p{margin:0 0 .9rem;text-wrap:pretty}
.standing{max-width:64rem;margin-bottom:.9rem;color:var(--orange)}
.lead{font-size:1.1875rem;line-height:1.4;max-width:64rem;margin-bottom:.9rem;font-variant-numeric:lining-nums}
main>section{border-top:1px solid var(--ink);padding-top:.7rem;margin-top:1.9rem}
main>section:has(>details.section:not([open])),main>section:has(>details.section:not([open]))+section:has(>details.section){margin-top:0}
main>section:has(>details.section){padding:.3rem 0}
details.section>summary{margin:0;list-style:none;display:flex;gap:.6rem;color:inherit}
details.section>summary::-webkit-details-marker{display:none}
details.section>summary::before{content:"+";font:600 1.1rem/1.5 var(--sans);color:var(--accent);width:.8rem}
details.section[open]>summary::before{content:"\\2212"}
details.section>summary h2{margin:0;font-size:1.125rem}
details.section[open]>summary{margin-bottom:.6rem}
.keys{margin:0;font-size:.84375rem;line-height:1.4}
.keys>div{padding:.5rem 0;border-bottom:1px solid var(--rule)}
.keys>div:first-child{padding-top:0}
.keys dt{font-weight:600}
.keys dd{margin:.1rem 0 0;font-variant-numeric:lining-nums}
.subject{margin:0 0 .4rem;font-size:.8125rem;color:var(--quiet)}
aside .note{margin:.5rem 0 0;font-size:.8125rem}
nav{position:sticky;top:0;max-height:100vh;overflow:auto;padding:1rem 0}
.contents>summary{font-weight:600}
.contents ol{list-style:none;margin:0;padding:0;font:.8125rem/1.35 var(--sans)}
.contents a{display:block;padding:.23rem 0;text-decoration:none}
.contents a:hover{text-decoration:underline}
@media screen and (min-width:60.01rem){
.contents::details-content{content-visibility:visible;block-size:auto}
.contents>summary{list-style:none;pointer-events:none}
.contents>summary::-webkit-details-marker{display:none}
}
.questions{list-style:none;margin:.5rem 0 0;padding:0;display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:0 1.75rem}
.questions>li{gap:0;padding-bottom:1rem;display:grid;grid-row:span 4;grid-template-rows:subgrid;align-content:start;break-inside:avoid;border-top:1px solid var(--rule);padding-top:.5rem;min-width:0}
.questions h3{font:600 .84375rem/1.3 var(--sans);margin:0 0 .3rem}
.questions p{font:.8125rem/1.4 var(--sans);margin:.25rem 0 0;font-variant-numeric:lining-nums}
.questions strong{color:var(--blue)}
.questions .gap{color:var(--quiet)}
.questions details>summary{font-size:.75rem}
.glossary{columns:2;column-gap:2.5rem;margin:0;font:.875rem/1.45 var(--sans)}
.glossary>div{break-inside:avoid;margin-bottom:.5rem}
.glossary dt{font-weight:600}
.glossary dd{margin:0}
a{color:inherit;text-decoration-color:var(--quiet);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem;z-index:1}
.note,.by,.quiet,caption,.messages{color:var(--quiet)}
.note,.by,caption{font:.875rem/1.5 var(--sans)}
.quiet{font-style:normal}
p.quiet{font:.875rem/1.5 var(--sans)}
.tag{font-size:.8125rem;border:1px solid var(--rule);border-radius:2px;padding:0 .3em}
.beats{color:var(--accent);white-space:nowrap}
.caution{border-left:3px solid var(--orange);padding-left:.8rem}
.source h3{margin-bottom:.1rem;font-size:1.25rem}
.text{font-size:1.125rem;line-height:1.65}
.text p{margin:0;text-indent:1.4em;hyphens:manual}
.text p:first-child,.text p.hanging{text-indent:0}
.text p.hanging{text-indent:-.42em}
mark{background:var(--mark);color:inherit;padding:.08em 0;-webkit-box-decoration-break:clone;box-decoration-break:clone}
mark.two{background:var(--mark2)}
sup{font:600 .7em/0 var(--sans);font-variant-numeric:lining-nums tabular-nums;vertical-align:.5em;padding-left:.12em}
sup a{text-decoration:none;color:var(--accent);padding:.35em .15em}
sup a:hover{text-decoration:underline}
:target{background:var(--mark2);scroll-margin-top:30vh}
section:target,main:target{background:none;scroll-margin-top:0}
.leans{font:.8125rem/1.5 var(--sans);padding:0;margin:.5rem 0 0;columns:2;column-gap:2rem}
.leans>li{margin:0 0 .7rem 1.6rem;break-inside:avoid}
.leans>li::marker{color:var(--accent);font-weight:600;font-variant-numeric:lining-nums tabular-nums}
.leans q{font-family:var(--serif);font-size:.9375rem}
.leans ul{list-style:none;margin:.15rem 0 0;padding:0;line-height:1.5rem}
.group{color:var(--quiet)}
.back{text-decoration:none}
.back:hover q{text-decoration:underline}
.sources{padding-left:1.1rem;font:.9375rem/1.5 var(--sans)}
figure{margin:0;min-width:0}
svg{display:block;width:100%;height:auto;overflow:visible;font-family:var(--sans);font-variant-numeric:lining-nums tabular-nums}
.expected strong{color:var(--accent);font-weight:600}
.expected th:first-child{width:29%}.expected td:nth-child(2){width:29%}.expected td:nth-child(3){white-space:nowrap}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1.25rem 2rem;align-items:start}
.three{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:1.25rem 1.75rem;align-items:start}
.pair svg,.single svg{max-width:26rem}
.maps{display:grid;grid-template-columns:minmax(0,440fr) minmax(0,230fr);gap:1rem;align-items:start}
.plain{font-size:.8125rem}.plain td,.plain thead th:not(:first-child){min-width:4.8em}.plain td:last-child{padding-right:0}
.fold{border-top:1px solid var(--rule);padding:.3rem 0}
.fold>summary{list-style:none;display:grid;grid-template-columns:1.1rem minmax(0,1.25fr) minmax(0,1fr);gap:0 .6rem;color:inherit;margin:0}
.fold>summary::-webkit-details-marker{display:none}
.fold>summary::before{content:"+";font:600 1.1rem/1.3 var(--sans);color:var(--accent);grid-row:1}
.fold[open]>summary::before{content:"\\2212"}
.fold>summary h3{margin:0;font:600 .84375rem/1.35 var(--sans)}
.fold[open]>summary{margin-bottom:.9rem}
.gist{font:.8125rem/1.4 var(--sans);color:var(--quiet)}
details>summary{font:.875rem/1.5 var(--sans);color:var(--quiet);cursor:pointer;margin:.3rem 0}

.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.75rem,1fr));gap:1rem;align-items:end}
.panels svg{max-width:13rem}
.panels+.quiet{margin-top:.9rem}
.when,.why,.turns{break-inside:avoid}
.when>h3,.turns>h3{margin-bottom:.8rem}
.instead dl{margin:0;font:.875rem/1.4 var(--sans)}
.instead h4{margin-top:0}
.outside{font:.875rem/1.45 var(--sans)}
.outside h4{margin:0 0 .35rem}
.outside ul{margin:0;padding-left:1.1rem}
.outside li{margin-bottom:.4rem}
.instead dl>div{margin-bottom:.7rem}
.instead dt{margin-bottom:.15rem}
.instead dd{margin:0;display:flex;align-items:center;gap:.4rem;font-variant-numeric:lining-nums tabular-nums;white-space:nowrap}
.bar{display:inline-block;height:.55rem;min-width:1px;max-width:calc(100% - 4rem);background:var(--blue)}
table{border-collapse:collapse;width:100%;font:.875rem/1.4 var(--sans);font-variant-numeric:lining-nums tabular-nums;margin:0 0 1rem}
caption{text-align:left;padding-bottom:.5rem}
th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;font-weight:400}
thead th{overflow-wrap:normal;font-weight:600;border-bottom:1px solid var(--ink);vertical-align:bottom}
tbody tr>*{border-top:1px solid var(--rule)}
thead+tbody tr:first-child>*{border-top:0}
tr{break-inside:avoid}
thead{display:table-header-group}
.packages thead th:first-child{width:46%}
.cards td{font-variant-numeric:lining-nums tabular-nums}
.numbers{table-layout:fixed;font-size:.8125rem}.numbers th,.numbers td{padding-top:.16rem;padding-bottom:.16rem}.numbers thead th:first-child{width:43%}.numbers thead th:nth-child(2){width:17%}.numbers thead th:nth-child(3){width:23%}
.numbers th[scope=rowgroup]{font-weight:600;padding-top:.7rem}.numbers .block+tr>*{border-top:0}.numbers .block~tr:not(.because)>th{padding-left:1rem}
.numbers .because td{border-top:0;padding:0 0 .5rem 1rem}
.because p{margin:.1rem 0;font:.875rem/1.4 var(--serif)}
.fits th,.fits td:nth-child(2),.fits td:last-child{white-space:nowrap}.because+.pair{margin-top:.9rem}.months th,.months td{padding-top:.1rem;padding-bottom:.1rem}
.grounds{padding-left:1.1rem;font:.9375rem/1.5 var(--sans)}
.condition{font:600 .9375rem/1.4 var(--sans);border-left:3px solid var(--orange);padding-left:.8rem}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.timeline{list-style:none;padding:0;margin:0}
.timeline li{display:grid;grid-template-columns:10.5rem minmax(0,1fr);gap:0 1rem;padding:.3rem 0;border-top:1px solid var(--rule)}
.timeline .date{font:.875rem/1.75 var(--sans);color:var(--quiet);font-variant-numeric:lining-nums tabular-nums}
.messages{font:.9375rem/1.5 var(--sans);padding-left:1.1rem}
code{font:.8125rem/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;font-variant-numeric:normal}
.command{display:block;padding:.7rem .9rem;border:1px solid var(--rule);white-space:pre-wrap}
${answersStyle}@media (min-width:75rem){
.page{grid-template-columns:minmax(0,1fr) 20.5rem;column-gap:2rem}
}
@media (max-width:60rem){
.page{grid-template-columns:minmax(0,1fr);grid-template-areas:"head" "answers" "side" "main";grid-template-rows:none;padding:1rem 1.25rem 3rem}
aside{margin-top:1.25rem}
nav{position:static;max-height:none}
.questions{grid-template-columns:repeat(2,minmax(0,1fr))}
}
@media (max-width:40rem){
.three,.questions,.fold>summary{grid-template-columns:minmax(0,1fr)}
.fold>summary{grid-template-columns:1.1rem minmax(0,1fr)}
.fold>summary .gist{grid-column:2}
.glossary{columns:1}
.answers figcaption,.answers li{grid-template-columns:minmax(0,1fr) 9.75rem;gap:.1rem .75rem}
.answers figcaption .legend{grid-column:1/-1}
.answers li{padding:.6rem 0}
.answers .ask{grid-column:1/-1;grid-row:1}
.answers .strip{grid-row:2;grid-column:1}
.answers .odds{grid-row:2;grid-column:2}
.answers .yes{grid-row:3;grid-column:1/-1}
body{font-size:1rem}
.leans{columns:1}
.lead{font-size:1.125rem}
.panels{grid-template-columns:repeat(2,minmax(0,1fr))}
.timeline li{grid-template-columns:minmax(0,1fr)}
.cards,.cards tbody,.cards caption{display:block}
.cards thead{display:none}
.cards tr{display:block;border-top:1px solid var(--rule);padding:.5rem 0}
.cards tbody tr>*{display:block;width:auto!important;min-width:0!important;border:0;padding:.1rem 0}
.cards th{font-weight:600}
.cards td::before{content:attr(data-label) ": ";color:var(--quiet)}
.numbers,.numbers tbody{display:block}
.numbers thead{display:none}
.numbers tr{display:flex;flex-wrap:wrap;gap:0 1rem;border-top:1px solid var(--rule);padding:.35rem 0}
.numbers tbody tr>*{border:0;padding:0}
.numbers th[scope=row]{flex:0 0 100%}
.numbers th[scope=rowgroup]{padding:0}.numbers .block~tr{padding-left:1rem}.numbers .block~tr:not(.because)>th{padding-left:0}
.numbers tr.because{display:block;border-top:0;padding:0 0 .4rem .8rem}
.numbers .because td{display:block;padding:0}
.numbers td:empty{display:none}
}
@media print{
.page{display:block;max-width:none;padding:0}
aside{margin-top:1rem}
.keys{columns:2;column-gap:2rem}
.keys>div{break-inside:avoid}
details:not([open])>summary{break-inside:avoid}
:root{--ground:#fff;--ink:#000;--quiet:#444;--rule:#bbb}
@page{margin:18mm 17mm 20mm}
body{font-size:10pt}
.skip,nav{display:none}
.lead{font-size:12pt}
.text{font-size:10.5pt}
main>section{margin-top:1.6rem}
h2,h3,h4,.note,caption,thead,thead tr,.block{break-after:avoid}
tbody tr:first-child,.because{break-before:avoid}
p,li{orphans:3;widows:3}
figure,.pair>*{break-inside:avoid}
mark{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.bar{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.panels{grid-template-columns:repeat(4,minmax(0,1fr))}
a{text-decoration:none}
.sources a::after,.by a::after{content:" <" attr(href) ">"}
}
`;
