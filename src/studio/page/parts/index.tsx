/** The parts of the case, to add, rename, move and remove; each change is one step of undo. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { PartKind, PartShown } from "../../../language/index.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { NarrowNote } from "../widgets/narrow-note.tsx";
import { AddPart } from "./add-part.tsx";
import { Lost, wordsOf, type Loss } from "./lost.tsx";
import { Wrong } from "../widgets/wrong.tsx";

const SECTIONS: { kind: PartKind; title: string; inside: PartKind[] }[] = [
  { kind: "actors", title: "Actors", inside: ["stakes", "needs", "governments"] },
  { kind: "drivers", title: "Drivers", inside: [] },
  { kind: "issues", title: "Issues", inside: ["options"] },
  { kind: "procedures", title: "Procedures", inside: ["options"] },
  { kind: "constraints", title: "Constraints", inside: [] },
  { kind: "tables", title: "Tables", inside: [] },
  { kind: "reactions", title: "Reactions", inside: [] },
  { kind: "questions", title: "Questions", inside: [] },
  { kind: "scenarios", title: "Scenarios", inside: [] },
  { kind: "factors", title: "Causes that numbers share", inside: [] },
  { kind: "accords", title: "Accords", inside: [] },
  { kind: "today", title: "Who would sign today", inside: [] },
];
/** Kinds that are named by what they are about. */
const UNNAMED: readonly PartKind[] = ["stakes", "governments", "accords", "today"];
const WORD: { readonly [kind in PartKind]?: string } = { stakes: "stake", needs: "need" };

export default function Parts() {
  const store = useStore();
  const text = useStoreState((s) => s.doc.text);
  const [parts, setParts] = useState<PartShown[]>([]);
  useEffect(() => {
    let gone = false;
    void store.parts().then((all) => {
      if (!gone) setParts(all);
    });
    return () => {
      gone = true;
    };
  }, [text]);
  return (
    <div class="parts" tabIndex={-1}>
      <NarrowNote />
      <AddPart parts={parts} />
      {SECTIONS.map(({ kind, title, inside }) => {
        const own = parts.filter((part) => part.kind === kind);
        return own.length === 0 ? null : (
          <section>
            <h3>{title}</h3>
            <ul>
              {own.map((part) => {
                const below = parts.filter(({ of, kind }) => of === part.path && inside.includes(kind));
                return (
                  <li key={part.path}>
                    <PartRow part={part} all={parts} />
                    {below.length === 0 ? null : (
                      <ul>
                        {below.map((one) => (
                          <li key={one.path}>
                            <PartRow part={one} all={parts} />
                          </li>
                        ))}
                      </ul>
                    )}
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** Gives an element the focus as it comes, where the page stands. */
const takeFocus = (element: HTMLElement | null): void => element?.focus({ preventScroll: true });

function PartRow({ part, all }: { part: PartShown; all: PartShown[] }) {
  const store = useStore();
  const [mode, setMode] = useState<"rename" | "asking" | "remove" | null>(null);
  const [losses, setLosses] = useState<Loss>({});
  const [wrong, setWrong] = useState<string | null>(null);
  const row = useRef<HTMLDivElement>(null);
  const name = wordsOf(all, part.path);
  const say = (done: { problem: string } | null): void => {
    setWrong(done?.problem ?? null);
    if (done === null) setMode(null);
  };
  const move = async (by: -1 | 1): Promise<void> =>
    say(await store.changePart({ do: "move", path: part.path, by }, `move ${name}`));
  const remove = async (): Promise<void> => {
    const list = row.current?.closest<HTMLElement>(".parts");
    say(await store.changePart({ do: "remove", path: part.path }, `remove ${name}`));
    takeFocus(list ?? null);
  };
  const ask = async (): Promise<void> => {
    setWrong(null);
    setMode("asking");
    const found = await store.leaningOn(part.path);
    if ("problem" in found) {
      setMode(null);
      return setWrong(found.problem);
    }
    setLosses(found);
    setMode("remove");
  };
  const count = losses.going?.length ?? 0;
  return (
    <div class="part" ref={row} data-part={part.path}>
      <span class="name" dir="auto">
        {WORD[part.kind] ? <span class="kind">{WORD[part.kind]}</span> : null} {name}
      </span>
      {UNNAMED.includes(part.kind) ? null : (
        <button type="button" onClick={() => setMode("rename")} aria-label={`Rename ${name}`}>
          Rename
        </button>
      )}
      <button type="button" onClick={() => void move(-1)} aria-label={`Move ${name} up`} title="Up">
        {"\u2191"}
      </button>
      <button type="button" onClick={() => void move(1)} aria-label={`Move ${name} down`} title="Down">
        {"\u2193"}
      </button>
      <button type="button" onClick={() => void ask()} aria-label={`Remove ${name}`} title="Remove">
        {"\u00d7"}
      </button>
      {mode === "rename" ? (
        <form
          class="row"
          onSubmit={(e) => {
            e.preventDefault();
            const to = e.currentTarget.querySelector("input")!.value;
            void store.changePart({ do: "rename", path: part.path, name: to }, `rename ${name}`).then(say);
          }}
        >
          <input type="text" dir="auto" aria-label={`New name of ${name}`} defaultValue={part.name} ref={takeFocus} />
          <button type="submit">Rename it</button>
          <button type="button" onClick={() => setMode(null)}>
            Cancel
          </button>
        </form>
      ) : null}
      {mode === "asking" ? (
        <p class="sure quiet small" role="status">
          Looking for what depends on it.
        </p>
      ) : null}
      {mode === "remove" ? (
        <div class="sure">
          <p class="row">
            <button type="button" ref={takeFocus} onClick={() => void remove()}>
              {count === 0 ? "Remove it" : `Remove it and the ${count} below`}
            </button>
            <button type="button" onClick={() => setMode(null)}>
              Keep it
            </button>
          </p>
          <Lost of={losses} all={all} />
        </div>
      ) : null}
      <Wrong says={wrong} />
    </div>
  );
}
