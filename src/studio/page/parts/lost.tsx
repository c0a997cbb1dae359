/** What goes with a part, and what stays without a word of it, by name. */
import type { PartShown } from "../../../language/index.ts";

export interface Loss {
  going?: string[];
  staying?: string[];
}

/** A part in words: a stake by its issue, what belongs to another by both names. */
export function wordsOf(all: readonly PartShown[], path: string): string {
  const part = all.find((one) => one.path === path);
  if (!part) return path;
  return part.kind === "stakes" ? (all.find((one) => one.path === `issues.${part.id}`)?.name ?? part.id) : part.name;
}

const KIND: { readonly [kind in PartShown["kind"]]?: string } = {
  actors: "the actor",
  constraints: "the constraint",
  drivers: "the driver",
  issues: "the issue",
  needs: "the need",
  options: "the outcome",
  procedures: "the decision of",
  questions: "the question",
  reactions: "the reaction",
  scenarios: "the scenario",
  stakes: "the stake in",
  tables: "the table",
  today: "the statement on today:",
};

function Line({ all, path }: { all: readonly PartShown[]; path: string }) {
  const part = all.find((one) => one.path === path);
  const of = part?.of ? all.find((one) => one.path === part.of) : undefined;
  return (
    <li>
      {part ? KIND[part.kind] : null} <span dir="auto">{wordsOf(all, path)}</span>
      {of ? (
        <span class="quiet" dir="auto">
          {" "}
          of {of.name}
        </span>
      ) : null}
    </li>
  );
}

export function Lost({ of: { going = [], staying = [] }, all }: { of: Loss; all: readonly PartShown[] }) {
  if (going.length === 0 && staying.length === 0) return <p>Nothing depends on it.</p>;
  return (
    <>
      {going.length === 0 ? null : (
        <>
          <p>What depends on it and cannot stand without it goes too:</p>
          <ul>
            {going.map((path) => (
              <Line key={path} all={all} path={path} />
            ))}
          </ul>
        </>
      )}
      {staying.length === 0 ? null : (
        <>
          <p>These stay, without what they say of it:</p>
          <ul>
            {staying.map((path) => (
              <Line key={path} all={all} path={path} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}
