/** Limits, warnings of the case, and the command that reproduces the page. */
import type { Result } from "../result/index.ts";
import { html, name, nothing, type Html } from "../wording/html.ts";
import { date, number } from "../wording/format.ts";
import { blockInWords } from "../wording/paths.ts";

/** Codes of messages that the page shows beside the number concerned. */
const saidElsewhere = new Set(["no-record", "poor-fit", "few-worlds", "expectation"]);

export function printedWarnings(result: Result): Result["messages"] {
  return result.messages.filter((message) => !saidElsewhere.has(message.code));
}

export function warnings(result: Result): Html {
  const rest = printedWarnings(result);
  return rest.length === 0
    ? nothing
    : html`<ul class="messages">${rest.map((message) => html`<li>${name(message.message)}${message.path === "" ? nothing : html` <span class="quiet">(${name(blockInWords(result, message.path))})</span>`}</li>\n`)}</ul>\n`;
}

const word = (text: string) => (/^[\w./=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

/** Weights are written as parts of the least of them. */
function poolFlags(weights: { [id: string]: number }): string[] {
  const least = Math.min(...Object.values(weights));
  const parts = Object.entries(weights).map(([id, weight]) => `${id}=${Number((weight / least).toPrecision(6))}`);
  const isEqual = Object.values(weights).every((weight) => weight === least);
  return [`--analysts ${Object.keys(weights).join(",")}`, ...(isEqual ? [] : [`--weights ${parts.join(",")}`])];
}

/** The command that reproduces this result. */
export function command(result: Result): string {
  const { run } = result;
  return [
    "entente run",
    word(result.case.id),
    `--draws ${run.draws}`,
    `--paths ${run.paths}`,
    `--seed ${run.seed}`,
    `--limit ${run.limit}`,
    ...(run.scenario === null ? [] : [`--scenario ${word(run.scenario)}`]),
    ...Object.entries(run.set).map(([path, quantity]) => `--set ${word(`${path}=${quantity}`)}`),
    ...(run.analyst ? [`--as ${word(run.analyst.id)}`] : []),
    ...(run.analysts ? poolFlags(run.analysts) : []),
    ...Object.entries(run.pin).map(([driver, value]) => `--pin ${word(`${driver}=${value}`)}`),
  ].join(" ");
}

export function again(result: Result): Html {
  const { run } = result;
  const scenario =
    run.scenario === null
      ? nothing
      : html` Under the scenario ${name(result.scenarios[run.scenario]?.name ?? run.scenario)}.`;
  const whose = run.analyst ? html` With the numbers of ${name(run.analyst.name)}.` : nothing;
  const offered = Object.entries(result.scenarios).filter(([id]) => id !== run.scenario);
  return html`<p><code class="command">${command(result)}</code></p>
<p class="note">Entente ${run.engine}; case ${name(result.case.id)}, as of ${date(result.case.as_of)}, to ${date(result.case.until)}, files with SHA-256 <code>${result.case.hash}</code>. ${number(run.worlds)} world${run.worlds === 1 ? "" : "s"} tried, ${number(run.kept)} kept, ${number(run.paths)} future${run.paths === 1 ? "" : "s"} each. The same seed gives the same numbers on any machine.${scenario}${whose}</p>
${offered.length === 0 ? nothing : html`<p class="note">The case also offers ${offered.length === 1 ? "a scenario" : "scenarios"}: ${offered.map(([id, found], n) => html`${n > 0 ? "; " : ""}${name(found.name)} (<code>--scenario ${id}</code>)`)}.</p>`}`;
}
