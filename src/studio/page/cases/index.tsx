/** The cases of this studio with their odds: to open, copy, write as one file, take from one, and compare. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { CaseListed } from "../../workers/cases.ts";
import { base64Of } from "../browser/file-bytes.ts";
import { duplicateCase, exportOf, importCase, listCases } from "../browser/server.ts";
import { useStore, useStoreState } from "../state/hooks.ts";
import { date, percent } from "../../../wording/format.ts";
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
    if (given.size > MAX_FILE_BYTES) return setWrong(`${given.name} is larger than 8 MiB, which no case is`);
    const made = await importCase(given.name, await base64Of(given));
    if ("problem" in made) return setWrong(made.problem);
    setWrong(null);
    setSaid(`${given.name} was taken as ${made.id}.`);
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
      copied={async (id) => {
        setSaid(`The copy is ${id}.`);
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
          {cases === null && wrong === null ? "Reading the cases." : said}
        </p>
        <Wrong says={wrong} />
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
  copied,
}: {
  one: CaseListed;
  chosen: boolean;
  choose: () => void;
  copied: (id: string) => Promise<void>;
}) {
  const store = useStore();
  const begins = useStoreState((s) => s.begins);
  const [name, setName] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const known = knownOdds(one);
  const copy = async (): Promise<void> => {
    const made = await duplicateCase(one.id, name ?? "");
    if ("problem" in made) return setWrong(made.problem);
    setName(null);
    setWrong(null);
    await copied(made.id);
  };
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
          <button type="button" aria-label={`Copy ${one.title}`} onClick={() => setName(`${one.title} (copy)`)}>
            Copy
          </button>
        ) : null}
        <a class="button" href={exportOf(one.id)} download={`${one.id}.zip`} aria-label={`Export ${one.title}`}>
          Export
        </a>
      </div>
      {name === null ? null : (
        <form
          class="row"
          onSubmit={(e) => {
            e.preventDefault();
            void copy();
          }}
        >
          <label>
            Name of the copy
            <input
              type="text"
              dir="auto"
              value={name}
              ref={(e) => {
                if (e && !e.dataset["seen"]) {
                  e.dataset["seen"] = "yes";
                  e.focus();
                }
              }}
              onInput={(e) => setName(e.currentTarget.value)}
              onKeyDown={(e) => {
                if (e.key === "Escape") setName(null);
              }}
            />
          </label>
          <button type="submit" class="strong">
            Make the copy
          </button>
          <button type="button" onClick={() => setName(null)}>
            Cancel
          </button>
        </form>
      )}
      <Wrong says={wrong} />
    </li>
  );
}
