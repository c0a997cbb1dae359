/** The style sheet of the page: one reading column, tables that fold on a phone, print colours. */
export const style = `
:root{--ground:#fffefb;--ink:#1d1d1b;--quiet:#5c5c58;--rule:#d9d5ca;--mark:#fdeeb8;--mark2:#f8dc84;--blue:#0066a1;--orange:#a84f00;--green:#00704f;--accent:#8c1d18;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"URW Palladio L","Book Antiqua","Noto Serif","DejaVu Serif",Georgia,serif;
--sans:"Avenir Next","Segoe UI","Helvetica Neue","Noto Sans","DejaVu Sans",Arial,sans-serif;color-scheme:light dark}
@media screen and (prefers-color-scheme:dark){:root{--ground:#16181a;--ink:#e9e6df;--quiet:#a9a59c;--rule:#3a3d40;--mark:#4b3f16;--mark2:#6b5715;--blue:#67b7ea;--orange:#f0a35a;--green:#5cc4a0;--accent:#f2938c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-behavior:auto}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.55 var(--serif);font-variant-numeric:oldstyle-nums;overflow-wrap:anywhere;hanging-punctuation:first last;text-rendering:optimizeLegibility}
header,main{max-width:44rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2.5rem}
header::before{content:"";display:block;width:3.5rem;height:.45rem;background:var(--accent);margin-bottom:1rem}
.kicker{margin:0;font:600 .875rem/1.4 var(--sans);color:var(--accent)}
h1,h2,h3,h4{line-height:1.2;font-weight:600;text-wrap:balance;font-variant-numeric:lining-nums}
h1{font-size:clamp(1.75rem,1.2rem + 2.6vw,2.75rem);margin:.3rem 0 1rem;letter-spacing:-.01em}
h2{font-size:1.6rem;margin:0 0 .75rem;letter-spacing:-.005em}
h3{font-size:1.125rem;margin:1.75rem 0 .4rem}
h4{font:600 .875rem/1.35 var(--sans);margin:1.25rem 0 .4rem}
p{margin:0 0 .9rem;text-wrap:pretty}
.lead{font-size:1.25rem;line-height:1.5}
main>section{border-top:1px solid var(--ink);padding-top:1rem;margin-top:3.25rem}
a{color:inherit;text-decoration-color:var(--quiet);text-decoration-thickness:1px;text-underline-offset:.18em}
a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--blue);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem;z-index:1}
nav ol{list-style:none;margin:1.5rem 0 0;padding:.6rem 0 0;border-top:1px solid var(--rule);display:flex;flex-wrap:wrap;gap:.2rem 1.25rem;font:.875rem/1.6 var(--sans)}
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
svg{display:block;width:100%;height:auto;overflow:hidden;font-variant-numeric:lining-nums tabular-nums}
.judgements{list-style:none;margin:1.25rem 0 0;padding:0}
.judgements>li{display:grid;grid-template-columns:minmax(0,1.05fr) minmax(0,1fr);gap:.2rem 2rem;align-items:start;border-top:1px solid var(--rule);padding:.9rem 0;break-inside:avoid}
.judgements h3{margin:0 0 .3rem;grid-column:1/-1}
.judgements p{margin:0;font-variant-numeric:lining-nums}
.judgements .quiet{display:block;font:.8125rem/1.45 var(--sans);margin-top:.2rem}
.judgements figure{margin-top:-.2rem}
.judgements .beside{font:.875rem/1.45 var(--sans);grid-column:1/-1;margin-top:.2rem}
.expected strong{color:var(--accent);font-weight:600}
.expected th:first-child{width:29%}.expected td:nth-child(2){width:29%}.expected td:nth-child(3){white-space:nowrap}
.judgements strong{color:var(--blue)}
.pair{display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:1.25rem 2rem;align-items:start}
.pair svg,.single svg{max-width:26rem}
.maps{display:grid;grid-template-columns:minmax(0,440fr) minmax(0,230fr);gap:1rem;align-items:start}
.plain{font-size:.8125rem}.plain td,.plain thead th:not(:first-child){min-width:4.8em}.plain td:last-child{padding-right:0}
.fold{border-top:1px solid var(--rule);padding:.5rem 0}
.fold>summary{list-style:none;display:grid;grid-template-columns:1.1rem minmax(0,1fr);color:inherit;margin:0}
.fold>summary::-webkit-details-marker{display:none}
.fold>summary::before{content:"+";font:600 1.1rem/1.3 var(--sans);color:var(--accent);grid-row:1/3}
.fold[open]>summary::before{content:"\\2212"}
.fold>summary h3{margin:0;font-family:var(--serif)}
.fold[open]>summary{margin-bottom:.9rem}
.gist{font:.875rem/1.45 var(--sans);color:var(--quiet);grid-column:2}
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
thead th{font-weight:600;border-bottom:1px solid var(--ink);vertical-align:bottom}
tbody tr>*{border-top:1px solid var(--rule)}
thead+tbody tr:first-child>*{border-top:0}
tr{break-inside:avoid}
thead{display:table-header-group}
.packages{table-layout:fixed}
.packages thead th:last-child{width:46%}
.packages th[scope=rowgroup]{padding-top:.55rem;padding-bottom:.1rem}
.packages tbody tr+tr>*{border-top:0;padding-top:0;padding-bottom:.55rem}
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
main{padding-bottom:4rem}
@media (max-width:40rem){
body{font-size:1rem}
.leans{columns:1}
header{padding-top:1.5rem}
.lead{font-size:1.125rem}
.judgements>li,.pair,.maps{grid-template-columns:minmax(0,1fr)}
.panels{grid-template-columns:repeat(2,minmax(0,1fr))}
.timeline li{grid-template-columns:minmax(0,1fr)}
.packages,.packages tbody,.packages caption{display:block}
.packages thead{display:none}
.packages tbody{border-top:1px solid var(--rule);padding:.5rem 0}
.packages tr{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.25rem .75rem}
.packages tbody tr>*{border:0;padding:0!important}
.packages th,.packages td:last-child{grid-column:1/-1}
.packages td::before{content:attr(data-label) " ";color:var(--quiet);display:block;font-size:.8125rem}
.packages td:last-child::before{display:inline}
.expected,.expected tbody{display:block}
.expected thead{display:none}
.expected tr{display:block;border-top:1px solid var(--rule);padding:.5rem 0}
.expected tbody tr>*{display:block;width:auto!important;border:0;padding:.1rem 0}
.expected th{font-weight:600}
.expected td::before{content:attr(data-label) " ";color:var(--quiet)}
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
details::details-content{content-visibility:visible;block-size:auto}
.fold>summary::before,.fold[open]>summary::before{content:none}
.fold>summary{grid-template-columns:minmax(0,1fr);break-after:avoid}
.fold>summary>*{grid-column:1}
:root{--ground:#fff;--ink:#000;--quiet:#444;--rule:#bbb}
@page{margin:18mm 17mm 20mm}
body{font-size:10pt}
header,main{max-width:none;padding:0 .5em}
header{padding-top:0}
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
