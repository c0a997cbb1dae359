/** The cases of this studio with their odds: to open, name, copy, delete, write as one file, take from one, and compare. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { CaseListed } from "../../workers/cases.ts";
import { base64Of } from "../browser/file-bytes.ts";
import {
  deleteCase,
  duplicateCase,
  exportOf,
  importCase,
  listCases,
  renameCase,
  restoreCase,
} from "../browser/server.ts";
import { loadName } from "../browser/storage.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { date, percent } from "../../../wording/format.ts";
import { BegunCases } from "../authoring/begun.tsx";
import { Compare } from "./compare.tsx";
import { knownOdds } from "./odds.ts";
import { Wrong } from "../widgets/wrong.tsx";

/** As base64 within what a request may hold. */
const MAX_FILE_BYTES = 8 * 2 ** 20;
/** Questions shown of one case. */
const MAX_QUESTIONS = 6;

export default function Cases() {
  const store = useStore();
  const [begins, open] = useStoreState((s) => [s.begins, s.id]);
  const [cases, setCases] = useState<CaseListed[] | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [gone, setGone] = useState<CaseListed | null>(null);
  const [chosen, setChosen] = useState<string[]>([]);
  const [comparing, setComparing] = useState<[CaseListed, CaseListed] | null>(null);
  const head = useRef<HTMLHeadingElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const read = async (): Promise<void> => {
    const got = await listCases();
    if ("problem" in got) setWrong(got.problem);
    else setCases(got);
  };
  useEffect(() => {
    document.title = "Cases \u2013 Entente";
    head.current?.focus();
    void read();
  }, []);
  const take = async (given: File | undefined): Promise<void> => {
    if (!given) return;
    setSaid("");
    setGone(null);
    if (given.size > MAX_FILE_BYTES) return setWrong(`${given.name} is larger than 8 MiB, which no case is`);
    const made = await importCase(given.name, await base64Of(given));
    if ("problem" in made) return setWrong(made.problem);
    setWrong(null);
    setSaid(`${given.name} was taken as ${made.id}.`);
    await read();
  };
  const putBack = async ({ id, title }: CaseListed): Promise<void> => {
    const made = await restoreCase(id);
    if ("problem" in made) return setWrong(made.problem);
    setWrong(null);
    setGone(null);
    setSaid(`${title} is back.`);
    await read();
  };
  const toggle = (id: string): void =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-2));
  const pair = chosen.map((id) => cases?.find((one) => one.id === id));
  const row = (one: CaseListed) => (
    <CaseRow
      key={one.id}
      one={one}
      chosen={chosen.includes(one.id)}
      choose={() => toggle(one.id)}
      done={async (what, deleted) => {
        setSaid(what);
        setGone(deleted ?? null);
        await read();
      }}
    />
  );
  if (comparing) return <Compare pair={comparing} leave={() => setComparing(null)} />;
  const [own, examples] = [false, true].map((readOnly) => cases?.filter((one) => one.readOnly === readOnly) ?? []);
  return (
    <main
      class="cases"
      aria-busy={cases === null}
      onDragOver={(e) => e.preventDefault()}
      onDrop={(e) => {
        e.preventDefault();
        void take(e.dataTransfer?.files[0]);
      }}
    >
      <div class="page">
        <h2 tabIndex={-1} ref={head}>
          Your cases
        </h2>
        <p class="row">
          {open === "" ? null : (
            <button type="button" onClick={() => void store.file.leaveMaking(open)}>
              Back to the workbench
            </button>
          )}
          {begins ? (
            <>
              <button type="button" class="authoring-only" onClick={() => store.file.make({ kind: "new" })}>
                New case
              </button>
              <button type="button" onClick={() => file.current?.click()}>
                Import{"\u2026"}
              </button>
              <input
                ref={file}
                type="file"
                accept=".zip"
                hidden
                aria-label="A case as a zip file"
                onChange={(e) => {
                  void take(e.currentTarget.files?.[0]);
                  e.currentTarget.value = "";
                }}
              />
            </>
          ) : null}
          <button
            type="button"
            disabled={!pair[0] || !pair[1]}
            onClick={() => setComparing([pair[0]!, pair[1]!])}
            title={chosen.length === 2 ? "" : "Choose two cases first"}
          >
            Compare the two chosen
          </button>
        </p>
        <p class="quiet small" role="status">
          {cases === null && wrong === null ? "Reading the cases." : said}{" "}
          {gone === null ? null : (
            <button type="button" onClick={() => void putBack(gone)}>
              Put it back
            </button>
          )}
        </p>
        <Wrong says={wrong} />
        <BegunCases />
        {own!.length > 0 ? (
          <ul class="case-list">{own!.map(row)}</ul>
        ) : cases === null ? null : (
          <p class="quiet">None yet.</p>
        )}
        {examples!.length > 0 ? (
          <>
            <h3>Examples</h3>
            <p class="quiet small">
              They come with Entente. What is moved in them stays in the browser; a copy is yours.
            </p>
            <ul class="case-list">{examples!.map(row)}</ul>
          </>
        ) : null}
      </div>
    </main>
  );
}

function CaseRow({
  one,
  chosen,
  choose,
  done,
}: {
  one: CaseListed;
  chosen: boolean;
  choose: () => void;
  /** @param what was done, as a sentence. @param deleted the case, where it was deleted */
  done: (what: string, deleted?: CaseListed) => Promise<void>;
}) {
  const store = useStore();
  const [begins, shown] = useStoreState((s) => [s.begins, s.id]);
  const [asked, ask] = useState<"copy" | "rename" | "delete" | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const known = knownOdds(one);
  const over = async (made: { problem: string } | object, what: string, deleted?: CaseListed): Promise<void> => {
    if ("problem" in made) return setWrong(made.problem);
    ask(null);
    setWrong(null);
    await done(what, deleted);
  };
  const copy = async (name: string): Promise<void> => {
    const made = await duplicateCase(one.id, name);
    await over(made, "id" in made ? `The copy is ${made.id}.` : "");
  };
  const rename = async (name: string): Promise<void> => {
    const made = await renameCase(one.id, name, loadName());
    if ("title" in made) await store.file.listAgain();
    await over(made, "title" in made ? `${one.title} is now ${made.title}.` : "");
  };
  const remove = async (): Promise<void> => {
    const made = await deleteCase(one.id);
    if ("place" in made) await store.file.listAgain();
    await over(made, "place" in made ? `${one.title} was deleted: its folder stands in ${made.place} now.` : "", one);
  };
  const isOpen = one.id === shown;
  return (
    <li data-case={one.id}>
      <div class="about">
        <h4>
          <button type="button" class="link" dir="auto" onClick={() => void store.file.leaveMaking(one.id)}>
            {one.title}
          </button>
        </h4>
        <p class="quiet small">
          {one.folder}
          {one.asOf ? `, as of ${date(one.asOf)}` : ""}
          {one.problem ? `; ${one.problem}` : ""}
        </p>
        {one.questions.length === 0 ? null : (
          <ul class={known && !known.current ? "odds-list earlier" : "odds-list"}>
            {one.questions.slice(0, MAX_QUESTIONS).map(({ id, ask }) => {
              const p = known?.odds[id];
              return (
                <li>
                  <strong class="figures">{p === undefined ? "\u2013" : percent(p)}</strong>{" "}
                  <span dir="auto">{ask}</span>
                </li>
              );
            })}
            {one.questions.length > MAX_QUESTIONS ? (
              <li class="quiet">and {one.questions.length - MAX_QUESTIONS} more</li>
            ) : null}
          </ul>
        )}
        <p class="quiet small">{known ? `${known.of.slice(0, 1).toUpperCase()}${known.of.slice(1)}.` : "Not run."}</p>
      </div>
      <div class="tools">
        <label class="check">
          <input type="checkbox" checked={chosen} onChange={choose} aria-label={`Compare ${one.title}`} />
          Compare
        </label>
        {begins ? (
          <button type="button" aria-label={`Copy ${one.title}`} onClick={() => ask("copy")}>
            Copy
          </button>
        ) : null}
        {begins && !one.readOnly ? (
          <>
            <button type="button" aria-label={`Rename ${one.title}`} onClick={() => ask("rename")}>
              Rename
            </button>
            <button
              type="button"
              aria-label={`Delete ${one.title}`}
              disabled={isOpen}
              title={isOpen ? "It is open in the workbench: open another case first" : ""}
              onClick={() => ask("delete")}
            >
              Delete
            </button>
          </>
        ) : null}
        <a class="button" href={exportOf(one.id)} download={`${one.id}.zip`} aria-label={`Export ${one.title}`}>
          Export
        </a>
      </div>
      {asked === "copy" ? (
        <NameForm
          label="Name of the copy"
          first={`${one.title} (copy)`}
          does="Make the copy"
          take={copy}
          leave={() => ask(null)}
        />
      ) : asked === "rename" ? (
        <NameForm label="Name of the case" first={one.title} does="Rename it" take={rename} leave={() => ask(null)} />
      ) : asked === "delete" ? (
        <p class="row" role="group" aria-label={`Delete ${one.title}?`}>
          <span>
            Delete <strong dir="auto">{one.title}</strong>? Its folder, {one.folder}, is kept in a folder named .deleted
            beside it.
          </span>
          <button type="button" onClick={() => void remove()}>
            Delete it
          </button>
          <button type="button" class="strong" ref={focused} onClick={() => ask(null)}>
            Keep it
          </button>
        </p>
      ) : null}
      <Wrong says={wrong} />
    </li>
  );
}

/** Has the focus as soon as it is drawn. */
const focused = (e: HTMLElement | null): void => {
  if (e && !e.dataset["seen"]) {
    e.dataset["seen"] = "yes";
    e.focus();
  }
};

function NameForm({
  label,
  first,
  does,
  take,
  leave,
}: {
  label: string;
  first: string;
  does: string;
  take: (name: string) => Promise<void>;
  leave: () => void;
}) {
  const [name, setName] = useState(first);
  return (
    <form
      class="row"
      onSubmit={(e) => {
        e.preventDefault();
        void take(name);
      }}
    >
      <label>
        {label}
        <input
          type="text"
          dir="auto"
          value={name}
          ref={focused}
          onInput={(e) => setName(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key === "Escape") leave();
          }}
        />
      </label>
      <button type="submit" class="strong">
        {does}
      </button>
      <button type="button" onClick={leave}>
        Cancel
      </button>
    </form>
  );
}
