/** Cases that no analyst writes: script in every string, sixty actors, an article of two megabytes. */
const ATTACK = `<img src=x onerror="window.__hit=1"><script>window.__hit=1</script>\u202e{{7*7}}`;
const words = JSON.stringify(ATTACK);

export const hostile = {
  article: `${ATTACK}\n\n</textarea><svg onload=window.__hit=1>`,
  text: `entente: 1
title: ${words}
as_of: 2020-01-31
until: 2022-01
sources:
  constructor: {title: ${words}, author: ${words}, publisher: ${words}, date: 2019-01, url: "javascript:window.__hit=1", text: article.txt}
actors:
  __proto__x: {name: ${words}, stakes: {k: {weight: 40 to 60, values: {n: 0, y: 10 to 60}, because: [{constructor: ${words}}]}}, residual: 3}
  b: {name: ${words}, needs: {n: {name: ${words}, weight: 60 to 80, level: 0.2, sharpened_by: {d: {from: 0, to: 80, by: 0.8}}, met_by: {k: {y: 0.5}}, because: [{judgment: ${words}}]}}, residual: 3}
drivers:
  d: {name: ${words}, unit: ${words}, range: [0, 100], process: mean-reverting, mean: 30 to 60, spread: 10, half_life_months: 12, because: [{judgment: ${words}}]}
issues:
  k: {name: ${words}, options: {n: ${words}, y: ${words}}}
tables:
  t: {parties: [__proto__x, b], issues: [k], meetings_per_year: 4, concludes: 0.5, because: [{judgment: ${words}}]}
questions:
  q: {ask: ${words}, when: {k: y}, by: 2021-12}
scenarios:
  s: {name: ${words}, set: {drivers.d.mean: 80}, because: [{judgment: ${words}}]}
`,
};

const sentence = "The strait was quiet that winter, and nobody in the harbour could say for how long it would be so. ";
export const large = {
  article: `${sentence.repeat(60)}\n\n${sentence.repeat(12_000)}\n\n${Array.from({ length: 8_000 }, (_, n) => `Paragraph ${n}. ${sentence}`).join("\n\n")}`,
  text: `entente: 1
title: Sixty at sea
as_of: 2020-01-31
until: 2022-01
residual: {value: 3, because: [{judgment: Left out.}]}
sources:
  p: {title: A long paper, date: 2019-01, text: article.txt}
actors:
${Array.from(
  { length: 60 },
  (_, n) => `  a${n}:
    name: Actor ${n}
    stakes: {k: {weight: 20 to 40, values: {n: 0, y: 5 to 40}, because: [{p: Paragraph ${n * 100}. The strait was quiet}]}}
    needs: {n: {weight: 40 to 60, level: 0.2, sharpened_by: {d: {from: 0, to: 80, by: 0.8}}, met_by: {k: {y: 0.1 to 0.3}}, because: [{judgment: So.}]}}`,
).join("\n")}
drivers:
  d: {name: Pressure, range: [0, 100], process: mean-reverting, mean: 30 to 60, spread: 10, half_life_months: 12, because: [{judgment: So.}]}
issues:
  k: {name: The strait, options: {n: shut, y: open}}
tables:
  t: {parties: [${Array.from({ length: 60 }, (_, n) => `a${n}`).join(", ")}], issues: [k], meetings_per_year: 4, concludes: 0.5, because: [{judgment: So.}]}
questions:
  q: {ask: Will the strait be open by the end of 2021?, when: {k: y}, by: 2021-12}
`,
};
