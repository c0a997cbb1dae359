/** Dialogs: the settings of a run, and the block that a quote supports. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { ComponentChildren } from "preact";
import type { Case } from "../../../language/index.ts";
import { blockInWords, type Names } from "../../../wording/paths.ts";
import { useStoreState, useStore } from "../state/hooks.ts";
import { Wrong } from "./wrong.tsx";

export function Dialogs() {
  const dialog = useStoreState((s) => s.dialog);
  return dialog === "settings" ? <Settings /> : dialog === "quote" ? <Quote /> : null;
}

function Dialog({ title, children }: { title: string; children: ComponentChildren }) {
  const store = useStore();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    box.current?.showModal();
  }, []);
  return (
    <dialog ref={box} aria-labelledby="dialog-title" onClose={() => store.set({ dialog: null })}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}

const done = (e: Event): void => {
  (e.currentTarget as Element).closest("dialog")?.close();
};

function Settings() {
  const store = useStore();
  const [settings, id, scenario] = useStoreState((s) => [s.settings, s.id, s.scenario]);
  const overrides = useStoreState((s) => s.doc.overrides);
  const [draft, setDraft] = useState({
    seed: String(settings.seed),
    draws: String(settings.draws),
    paths: String(settings.paths),
  });
  const whole = (text: string, least: number, most: number): number | null =>
    /^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most ? Number(text) : null;
  const seed = whole(draft.seed, 0, Number.MAX_SAFE_INTEGER),
    draws = whole(draft.draws, 1, 100_000),
    paths = whole(draft.paths, 1, 200);
  const field = (key: keyof typeof draft, label: string, says: string, bad: boolean) => (
    <label>
      {label}
      <input
        type="text"
        inputMode="numeric"
        value={draft[key]}
        aria-invalid={bad}
        onInput={(e) => setDraft({ ...draft, [key]: e.currentTarget.value })}
      />
      <span class="quiet small">{says}</span>
    </label>
  );
  const quoted = (text: string): string => (/^[\w.:/=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
  const command = [
    "entente run",
    id,
    ...(seed !== null && seed !== 1 ? [`--seed ${seed}`] : []),
    ...(draws !== null && draws !== 2000 ? [`--draws ${draws}`] : []),
    ...(paths !== null && paths !== 8 ? [`--paths ${paths}`] : []),
    ...(scenario ? [`--scenario ${scenario}`] : []),
    ...Object.entries(overrides).map(([path, to]) => `--set ${quoted(`${path}=${to}`)}`),
  ].join(" ");
  return (
    <Dialog title="The run">
      <form
        method="dialog"
        onSubmit={() => {
          if (seed !== null && draws !== null && paths !== null) store.setSettings({ seed, draws, paths });
        }}
      >
        {field("draws", "Worlds to keep", "2,000 is usual; fewer are quicker and coarser", draws === null)}
        {field("paths", "Futures of each world", "8 is usual", paths === null)}
        {field("seed", "Seed", "the same seed gives the same answer, here and on the command line", seed === null)}
        <p class="quiet small">The same on the command line:</p>
        <pre tabIndex={0}>{command}</pre>
        <p class="row">
          <button type="submit" class="strong" disabled={seed === null || draws === null || paths === null}>
            Run
          </button>
          <button type="button" onClick={done}>
            Close
          </button>
        </p>
      </form>
    </Dialog>
  );
}

/** Blocks that can carry a quote, in words. */
function blocks(c: Case, names: Names): { path: string; words: string }[] {
  const paths = [
    ...c.drivers.map((d) => `drivers.${d.id}`),
    ...c.actors.flatMap((a) => [
      `actors.${a.id}`,
      ...a.needs.map((n) => `actors.${a.id}.needs.${n.id}`),
      ...a.stakes.map((s) => `actors.${a.id}.stakes.${c.issues[s.issue].id}`),
      ...a.beliefs.map((b) => `actors.${a.id}.beliefs.${c.parameters[b.about].path}`),
    ]),
    ...c.tables.map((t) => `tables.${t.id}`),
    ...c.reactions.map((r) => `reactions.${r.id}`),
    ...c.accords.map((a) => `accords.${a.id}`),
    ...c.events.map((e) => `events.${e.id}`),
    ...c.questions.map((q) => `questions.${q.id}`),
    ...c.scenarios.map((s) => `scenarios.${s.id}`),
    ...c.constraints.map((one) => `constraints.${one.id}`),
    ...(c.record ? ["record"] : []),
  ];
  return paths.map((path) => ({ path, words: blockInWords(names, path) }));
}

function Quote() {
  const store = useStore();
  const [c, names, selection] = useStoreState((s) => [s.case, s.names, s.selection]);
  const [quote, setQuote] = useState(selection?.quote ?? "");
  const [source, setSource] = useState(selection?.source ?? "");
  const [find, setFind] = useState("");
  const [path, setPath] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  if (!c || !names) return null;
  const words = find.toLowerCase().split(/\s+/).filter(Boolean);
  const offered = blocks(c, names).filter((b) => words.every((w) => `${b.words} ${b.path}`.toLowerCase().includes(w)));
  const go = async (e: Event): Promise<void> => {
    e.preventDefault();
    const box = (e.currentTarget as Element).closest("dialog");
    if (path === null) return;
    const problem = await store.quote(path, source, quote);
    setWrong(problem);
    if (problem === null) box?.close();
  };
  return (
    <Dialog title="Quote this for">
      <form
        onSubmit={(e) => {
          void go(e);
        }}
      >
        <label>
          Passage, word for word
          <textarea rows={3} value={quote} dir="auto" onInput={(e) => setQuote(e.currentTarget.value)} />
        </label>
        <label>
          From
          <select value={source} onChange={(e) => setSource(e.currentTarget.value)}>
            {c.sources.map((s) => (
              <option value={s.id}>{s.title}</option>
            ))}
          </select>
        </label>
        <label>
          For
          <input
            type="search"
            placeholder="find an actor, a need, a driver"
            value={find}
            onInput={(e) => setFind(e.currentTarget.value)}
          />
        </label>
        <div class="offered" role="radiogroup" aria-label="What it is quoted for" tabIndex={-1}>
          {offered.slice(0, 80).map((b) => (
            <label>
              <input type="radio" name="block" checked={path === b.path} onChange={() => setPath(b.path)} />{" "}
              <span dir="auto">{b.words}</span>
            </label>
          ))}
        </div>
        <Wrong says={wrong} />
        <p class="row">
          <button type="submit" class="strong" disabled={quote.trim() === "" || path === null || source === ""}>
            Quote
          </button>
          <button type="button" onClick={done}>
            Close
          </button>
        </p>
      </form>
    </Dialog>
  );
}
