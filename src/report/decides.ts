/** Explanations of the odds: tipping points, boxes of worlds, sensitivity, value of information, and reasons for no. */
import type { DecisionFinding, QuestionFinding, Result } from "../result/index.ts";
import {
  box,
  decisionWorth,
  expectedBrier,
  linkage,
  tipping,
  tornado,
  whyNot,
  worth,
  worthKnowing,
  type Paper,
} from "../pictures/index.ts";
import { dataTable } from "./data-table.ts";
import { fold, html, join, name, nothing, type Html } from "../wording/html.ts";
import { boxSentence, tippingSentences } from "../wording/findings.ts";
import { whyNotGist, whyNotSentence } from "../wording/why-not.ts";
import { counted, figures, number, percent, withError } from "../wording/format.ts";
import { inWords } from "../wording/paths.ts";
import { decisive, turning } from "../wording/ranking.ts";
import { drawing } from "./slim.ts";

/** A fold for each question that has content, those of the headline first and the others in a fold of their own; empty where none has. */
export function byQuestion(
  result: Result,
  prefix: string,
  intro: Html,
  inside: (id: string, question: QuestionFinding) => { gist: Html; body: Html } | null,
): Html {
  const found = Object.entries(result.questions).flatMap(([id, question]) => {
    const part = inside(id, question);
    return part === null ? [] : [{ ask: id, part: { id: `${prefix}-${id}`, title: name(question.ask), ...part } }];
  });
  const folds = (some: typeof found): Html[] => some.map(({ part }) => fold({ ...part, open: false }));
  const first = found.filter(({ ask }) => result.headline.includes(ask));
  const rest = found.filter(({ ask }) => !result.headline.includes(ask));
  if (first.length === 0 || rest.length < 2) return found.length === 0 ? nothing : html`${intro}${folds(found)}`;
  return html`${intro}${folds(first)}${fold({
    id: `${prefix}-others`,
    title: html`The other ${counted(rest.length)} questions`,
    gist: nothing,
    open: false,
    body: html`${folds(rest)}`,
  })}`;
}

export function tips(result: Result, paper: Paper): Html {
  return byQuestion(
    result,
    "tips",
    html`<p class="note">A yes is acceptable to all where everybody whose consent is needed would gain, taken straight from what stands, with every other driver as today and without what others answer later. This is about what could be signed, not about how likely it is signed: they must also meet, and see each other rightly. Each strip has its driver\u2019s own scale, from the lowest to the highest level that the case allows.</p>
`,
    (id, question) => {
      if (!question.tipping || Object.keys(question.tipping).length === 0) return null;
      const moving = turning(result, id);
      const [first] = Object.values(question.tipping);
      const { up, down } = moving.length === 0 ? { up: null, down: null } : question.tipping[moving[0]];
      return {
        gist: html`acceptable to all today in ${percent(first.already)} of worlds${moving.length === 0 ? "; no driver alone changes that" : html`; ${name(result.drivers[moving[0]]?.name ?? moving[0])} alone would make it so in another ${percent((up?.share ?? 0) + (down?.share ?? 0))}`}`,
        body:
          moving.length === 0
            ? html`<p>No driver alone, at any level, makes it acceptable in another world.</p>`
            : html`<div class="pair">${drawing(tipping(result, id, paper))}<ul class="grounds">${tippingSentences(result, id).map((sentence) => html`<li>${name(sentence)}</li>`)}</ul></div>`,
      };
    },
  );
}

export function truths(result: Result): Html {
  return byQuestion(
    result,
    "true",
    html`<p class="note">A box is a set of limits on few numbers that gathers as much of the yes as it can in few worlds (the patient rule induction method, PRIM); how often the answer is yes inside is said with it. It describes the ranges that the case states: another analyst\u2019s ranges give another share. Limits that random data would give as well (quasi-p over 0.05) are left out; one that comes back in fewer than ten of twenty random halves of the worlds should not be relied on.</p>
`,
    (id, question) => {
      const boxes = (question.boxes ?? []).filter(({ limits }) => limits.length > 0);
      if (boxes.length === 0) return null;
      const { density, coverage, mass } = boxes[0];
      return {
        gist: html`yes in ${percent(density)} of futures in ${percent(mass)} of the worlds, which hold ${percent(coverage)} of all yes`,
        body: html`${boxes.map(
          (found, n) => html`<div class="pair">${drawing(box(result, id, n))}
<div><p>${name(boxSentence(result, id, found))}</p>
${dataTable({
  caption: "Limits of the box",
  unseen: true,
  kind: "plain",
  head: ["limit", "quasi-p", "in halves"],
  rows: found.limits.map((limit) => [
    html`${name(inWords(result, limit.path))} ${limit.min === null ? `\u2264\u00a0${figures(limit.max ?? 0)}` : `\u2265\u00a0${figures(limit.min)}`}`,
    limit.quasi_p < 0.001 ? "<\u00a00.001" : number(limit.quasi_p, 3),
    `${limit.reproduced}\u00a0of\u00a020`,
  ]),
})}</div></div>`,
        )}`,
      };
    },
  );
}

export function decides(result: Result, paper: Paper): Html {
  return byQuestion(
    result,
    "decides",
    html`<p class="note">For each number the worlds are sorted by it: the odds in the fifth of the worlds where it is lowest and where it is highest. What goes along with a number counts here; it is not what would happen if the number were set. First-order shares hide what only several numbers decide together, and after conditioning on the record they need not add up to one.</p>
`,
    (id, question) => {
      if (question.sensitivity === undefined || question.sensitivity.length === 0) return null;
      const shown = decisive(result, id),
        below = question.sensitivity.filter((finding) => finding.below_noise).length;
      const rest = html`<p class="quiet">${below === 0 ? nothing : `${number(below)} number${below === 1 ? "" : "s"} below noise. `}${question.variance ? `The first-order shares sum to ${percent(question.variance.sum)} of what lies between worlds; the rest is joint${question.variance.chance === null ? " or chance" : ""}.` : nothing}</p>`;
      if (shown.length === 0) return { gist: html`no number alone decides it beyond noise`, body: rest };
      return {
        gist: html`most: ${name(inWords(result, shown[0].path))} (${percent(shown[0].share)} of what is open)`,
        body: html`<div class="pair">${drawing(tornado(result, id, paper))}
<div>${dataTable({
          caption: html`What decides: ${name(question.ask)}`,
          unseen: true,
          kind: "plain",
          head: ["number", "share", "odds where lowest", "odds where highest"],
          rows: shown.map((finding) => [
            name(inWords(result, finding.path)),
            html`${percent(finding.share)} <span class="quiet">\u00b1\u00a0${number(100 * finding.se, 1)}</span>${finding.before ? html` <span class="quiet">(${finding.before.below_noise ? "noise" : percent(finding.before.share)} without the record)</span>` : nothing}`,
            percent(finding.low),
            percent(finding.high),
          ]),
        })}${rest}</div></div>`,
      };
    },
  );
}

export function worthFinding(result: Result): Html {
  const figure = worth(result);
  const decisions = Object.entries(result.decisions ?? {});
  if (figure === "" && decisions.length === 0) return nothing;
  return html`${
    figure === ""
      ? nothing
      : html`<p class="note">Worth is the variance of the answer that knowing the number would take away (Var E[Y|X]), by which the expected Brier score falls. It says nothing about whether, or at what price, the number can be found out.</p>
<div class="pair">${drawing(figure)}
<div><ul class="grounds">${worthKnowing(result, 5).map((found) => html`<li>${name(inWords(result, found.path))} <span class="quiet">tells most about \u2018${name(result.questions[found.question]?.ask ?? "")}\u2019</span></li>`)}</ul><p class="quiet">All of them together could take away at most ${figures(expectedBrier(result))}, less what is chance.</p></div></div>`
  }
${decisions.map(([id, decision]) => decided(result, id, decision))}`;
}

function decided(result: Result, id: string, decision: DecisionFinding): Html {
  const unit = decision.unit === null ? nothing : html`\u00a0${name(decision.unit)}`;
  const best = decision.options[decision.best];
  const figure = decisionWorth(result, decision);
  const body = html`<p>${decision.who === null ? nothing : html`${name(result.actors[decision.who]?.name ?? decision.who)} decides. `}The best option on average is <strong>${name(best?.text ?? decision.best)}</strong>, by ${withError(decision.lead, decision.lead_se, "\u00a0")}${unit} over the next; it turns out to be the best in ${percent(best?.best ?? 0)} of futures. To know beforehand how everything comes out would add ${withError(decision.evpi, decision.evpi_se, "\u00a0")}${unit}.</p>
<div class="pair">${figure === "" ? html`<p class="quiet">No single number, if known, would change the choice.</p>` : drawing(figure)}
${dataTable({
  caption: html`Options of ${name(decision.name)}`,
  unseen: true,
  kind: "plain",
  head: ["option", "expected", "nine in ten worlds", "best in"],
  rows: Object.values(decision.options).map((option) => [
    name(option.text),
    withError(option.mean, option.se, "\u00a0"),
    `${figures(option.p5)} to ${figures(option.p95)}`,
    percent(option.best),
  ]),
})}</div>`;
  return fold({
    id: `decision-${id}`,
    title: name(decision.name),
    gist: html`best: ${name(best?.text ?? decision.best)}`,
    open: false,
    body,
  });
}

export function whyNots(result: Result): Html {
  const questions = byQuestion(result, "whynot", nothing, (id) => {
    const figure = whyNot(result, id);
    return figure === ""
      ? null
      : {
          gist: name(whyNotGist(result, id)),
          body: html`<div class="pair">${drawing(figure)}<p>${name(whyNotSentence(result, id))}</p></div>`,
        };
  });
  const tables = (result.linkage ?? [])
    .map(({ table, only_together }) => ({ figure: linkage(result, table), table, only_together }))
    .filter(({ figure }) => figure !== "");
  if (questions.html === "" && tables.length === 0) return nothing;
  return html`${
    questions.html === ""
      ? nothing
      : html`<p class="note">Each future that answers no is counted under one reason: the first in this order that is true of it - undone, misread, another deal, refused, out of reach, no meeting. A future without a meeting does not show what would have been agreed at one: the sentence begins with what would raise the odds most if it were not so.</p>
${questions}`
  }${
    tables.length === 0
      ? nothing
      : fold({
          id: "linkage",
          title: html`What linking issues adds to a deal`,
          gist: nothing,
          open: false,
          body: html`<div class="pair">${tables.map(({ figure }) => drawing(figure))}</div>
<p class="note">${join(
            tables
              .filter(({ only_together }) => only_together > 0)
              .map(
                ({ table, only_together }) =>
                  html`${name(result.tables[table]?.name ?? table)}: in ${percent(only_together)} of the worlds no issue alone has anything acceptable to all, and the whole agenda has.`,
              ),
            " ",
          )} Shares of worlds today, straight from the status quo.</p>`,
        })
  }`;
}
