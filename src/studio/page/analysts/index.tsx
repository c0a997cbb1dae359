/** The analysts of the case, and the crux between two of them. */
import { useState } from "preact/hooks";
import type { Cruxes } from "../../../analyses/cruxes/index.ts";
import { cruxName, cruxText, talkAbout } from "../../../wording/cruxes.ts";
import { number, percent } from "../../../wording/format.ts";
import type { Names } from "../../../wording/paths.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { Wrong } from "../widgets/wrong.tsx";

const CASE = "case";

export default function Analysts({ names }: { names: Names }) {
  const store = useStore();
  const shown = useStoreState((s) => s.analysts.shown);
  const [[a, b], setSides] = useState<[string, string]>([shown[0]?.id ?? CASE, shown[1]?.id ?? CASE]);
  const [found, setFound] = useState<Cruxes | { problem: string } | "busy" | null>(null);
  const nameOf = (id: string): string => (id === CASE ? "The case" : (shown.find((one) => one.id === id)?.name ?? id));
  const side = (label: string, value: string, take: (id: string) => void) => (
    <label>
      {label}{" "}
      <select
        value={value}
        onChange={(e) => {
          take(e.currentTarget.value);
          setFound(null);
        }}
      >
        {[CASE, ...shown.map(({ id }) => id)].map((id) => (
          <option key={id} value={id}>
            {nameOf(id)}
          </option>
        ))}
      </select>
    </label>
  );
  const ask = async (): Promise<void> => {
    setFound("busy");
    setFound(await store.runs.cruxes(a === CASE ? null : a, b === CASE ? null : b));
  };
  return (
    <section class="analysts" aria-label="Analysts">
      {shown.map(({ id, name, numbers, wrong }) => (
        <p class="small" key={id}>
          <strong dir="auto">{name}</strong>{" "}
          <span class="quiet">
            {wrong === null ? `${Object.keys(numbers).length} numbers` : `cannot be read: ${wrong}`}
          </span>
        </p>
      ))}
      <div class="tools">
        {side("A", a, (id) => setSides([id, b]))} {side("B", b, (id) => setSides([a, id]))}{" "}
        <button type="button" disabled={a === b || found === "busy"} onClick={() => void ask()}>
          Find the crux
        </button>
      </div>
      {found === "busy" ? (
        <p class="quiet" role="status">
          Plays mixtures of the two views, for up to two minutes.
        </p>
      ) : found === null ? null : "problem" in found ? (
        <Wrong says={found.problem} />
      ) : (
        <Found names={names} found={found} a={nameOf(a)} b={nameOf(b)} />
      )}
    </section>
  );
}

const points = (x: number, se: number): string =>
  `${x > 0 ? "+" : ""}${number(100 * x, 1)} \u00b1 ${number(100 * se, 1)}`;

function Found({ names, found, a, b }: { names: Names; found: Cruxes; a: string; b: string }) {
  const store = useStore();
  const [question, setQuestion] = useState(
    Object.entries(found.questions).sort(([, x], [, y]) => Math.abs(y.gap) - Math.abs(x.gap))[0]?.[0] ?? "",
  );
  const one = found.questions[question];
  if (one === undefined) return null;
  return (
    <div class="found" role="status" data-gap={one.gap}>
      <label>
        <span class="unseen">Question</span>
        <select value={question} onChange={(e) => setQuestion(e.currentTarget.value)}>
          {Object.entries(found.questions).map(([id, { ask }]) => (
            <option key={id} value={id}>
              {ask}
            </option>
          ))}
        </select>
      </label>
      <p>
        {a} {percent(one.a)} {"\u00b1"} {number(100 * one.a_se, 1)}, {b} {percent(one.b)} {"\u00b1"}{" "}
        {number(100 * one.b_se, 1)}: <strong>{points(one.gap, one.se)} points</strong>. {talkAbout(names, one.shares)}
      </p>
      <ul class="decides">
        {one.shares.map(({ player, share, se, below_noise: isNoise, ...effects }) => {
          const { paths, because } = found.players.find(({ id }) => id === player)!;
          return (
            <li key={player} class={isNoise ? "quiet" : ""}>
              <button type="button" class="link" onClick={() => store.follow(paths[0])} disabled={paths.length === 0}>
                {cruxName(names, player)}
              </button>{" "}
              <span
                class="figures"
                title={`first in ${points(effects.first, effects.first_se)}, last in ${points(effects.last, effects.last_se)}`}
              >
                {points(share, se)}
              </span>
              {isNoise ? null : (
                <ul class="grounds">
                  {cruxText({ id: player, because }).map((line) => (
                    <li dir="auto">{line.replace(/^A: /, `${a}: `).replace(/^B: /, `${b}: `)}</li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
