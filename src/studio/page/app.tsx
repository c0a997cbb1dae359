/** The page: header, three columns, editor and dialogs. */
import { useEffect, useState } from "preact/hooks";
import type { ComponentChild, ComponentType } from "preact";
import type { PageColumn } from "./state/state.ts";
import { Argument } from "./columns/argument.tsx";
import { Dialogs } from "./widgets/dialogs.tsx";
import { exportReport } from "./browser/export.ts";
import { Model } from "./columns/model.tsx";
import { Odds } from "./columns/odds.tsx";
import { OddsStrip } from "./widgets/odds-strip.tsx";
import { isOverText } from "./state/doc.ts";
import { countMessages } from "./state/count-messages.ts";
import { useStoreState, useStore } from "./state/hooks.ts";
import { Yaml } from "./columns/yaml.tsx";
import { date } from "../../wording/format.ts";

const COLUMNS: { id: PageColumn; title: string }[] = [
  { id: "argument", title: "The argument" },
  { id: "model", title: "The model" },
  { id: "odds", title: "The odds" },
];

export function App() {
  const store = useStore();
  const view = useStoreState((s) => s.view);
  useEffect(() => {
    const key = (e: KeyboardEvent): void => {
      if (!(e.ctrlKey || e.metaKey) || e.altKey) return;
      const typing =
        e.target instanceof Element &&
        e.target.closest("input[type=text],input[type=search],textarea,.editor") !== null;
      if (e.key === "s") {
        e.preventDefault();
        void store.file.save();
      } else if (!typing && e.key.toLowerCase() === "z") {
        e.preventDefault();
        if (e.shiftKey) store.redo();
        else store.undo();
      } else if (!typing && e.key === "y") {
        e.preventDefault();
        store.redo();
      }
    };
    addEventListener("keydown", key);
    return () => removeEventListener("keydown", key);
  }, [store]);
  useEffect(() => {
    // A file that is dropped where nothing takes it would be opened in place of the page.
    const refuse = (e: DragEvent): void => {
      if (e.defaultPrevented || !e.dataTransfer?.types.includes("Files")) return;
      e.preventDefault();
      e.dataTransfer.dropEffect = "none";
    };
    addEventListener("dragover", refuse);
    addEventListener("drop", refuse);
    return () => {
      removeEventListener("dragover", refuse);
      removeEventListener("drop", refuse);
    };
  }, []);
  return (
    <>
      {view.kind === "bench" ? (
        <a class="skip" href="#odds">
          Skip to the odds
        </a>
      ) : null}
      <Head />
      <Notices />
      {view.kind === "bench" ? <Bench /> : view.kind === "cases" ? <Loaded load={CASES} /> : <Loaded load={MAKING} />}
      <Dialogs />
    </>
  );
}

function Bench() {
  const store = useStore();
  const [column, phase, yaml, review] = useStoreState((s) => [s.column, s.phase, s.yaml.open, s.review !== null]);
  return (
    <>
      <nav class="tabs" aria-label="Columns">
        {COLUMNS.map(({ id, title }) => (
          <button
            type="button"
            aria-current={column === id ? "true" : undefined}
            onClick={() => store.set({ column: id })}
          >
            {title.replace("The ", "")}
          </button>
        ))}
      </nav>
      <OddsStrip />
      <main class={`show-${column}`} aria-busy={phase === "opening"}>
        {COLUMNS.map(({ id, title }) => (
          <section class={`column ${id}`} id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
            <h2 id={`${id}-title`}>{title}</h2>
            {id === "argument" ? <Argument /> : id === "model" ? <Model /> : <Odds />}
          </section>
        ))}
      </main>
      {yaml ? <Yaml /> : null}
      {review ? <Loaded load={REVIEW} instead={null} /> : null}
    </>
  );
}

type Load = () => Promise<{ default: ComponentType }>;
const CASES: Load = () => import("./cases/index.tsx");
const REVIEW: Load = () => import("./review/index.tsx");
const MAKING: Load = () => import("./authoring/index.tsx");

/** Another view than the workbench, loaded when it is first opened. */
function Loaded({
  load,
  instead = <main class="making" aria-busy="true" />,
}: {
  load: Load;
  instead?: ComponentChild;
}) {
  const [Pages, setPages] = useState<ComponentType | null>(null);
  useEffect(() => {
    setPages(null);
    void load().then((loaded) => setPages(() => loaded.default));
  }, [load]);
  return <>{Pages ? <Pages /> : instead}</>;
}

function Head() {
  const store = useStore();
  const [cases, id, title, c, doc, disk, saving, offline, messages, result] = useStoreState((s) => [
    s.cases,
    s.id,
    s.title,
    s.case,
    s.doc,
    s.disk,
    s.saving,
    s.offline,
    s.messages,
    s.result,
  ]);
  const [begins, view, draft, examples] = useStoreState((s) => [s.begins, s.view, s.draft !== null, s.examples]);
  const [menu, setMenu] = useState(false);
  const offered = [...cases, ...examples.filter((one) => one.id === id)];
  const dirty = doc.text !== disk.text || isOverText(doc);
  const count = Object.keys(doc.overrides).length;
  const { errors, warnings } = countMessages(messages);
  const last = doc.past.at(-1),
    next = doc.future[0];
  if (view.kind !== "bench")
    return (
      <header>
        <div class="name">
          <p class="kicker">Entente</p>
          <h1>{view.kind === "new" ? "A new case" : view.kind === "cases" ? "Cases" : view.title}</h1>
        </div>
      </header>
    );
  return (
    <header class={menu ? "open" : ""}>
      <div class="name">
        <p class="kicker">{c ? `As of ${date(c.asOfText)}` : "Entente"}</p>
        <h1 dir="auto">{c?.title || title}</h1>
      </div>
      <button type="button" class="menu" aria-expanded={menu} aria-controls="tools" onClick={() => setMenu(!menu)}>
        Menu{dirty ? <span class="unseen">, with unsaved changes</span> : null}
        {dirty ? <span aria-hidden="true"> {"\u2022"}</span> : null}
      </button>
      <div class="tools" id="tools">
        {begins ? (
          <button type="button" onClick={() => store.file.make({ kind: "cases" })}>
            Cases
          </button>
        ) : null}
        {offered.length > 1 ? (
          <select
            aria-label="Case"
            value={id}
            onChange={(e) => {
              void store.file.load(e.currentTarget.value);
            }}
          >
            {offered.map((one) => (
              <option value={one.id}>{one.title}</option>
            ))}
          </select>
        ) : null}
        {begins ? (
          <button
            class="authoring-only"
            type="button"
            onClick={() => store.file.make({ kind: "new" })}
            disabled={dirty}
            title={dirty ? "Save or undo your changes first" : ""}
          >
            New case
          </button>
        ) : null}
        {disk.proposals ? (
          <button
            type="button"
            onClick={() => store.file.make({ kind: "interview", id, title })}
            disabled={dirty}
            title={dirty ? "Save or undo your changes first" : ""}
          >
            Interview
          </button>
        ) : null}
        <button
          type="button"
          onClick={() => store.undo()}
          disabled={!last}
          title={last ? `Undo: ${last.words}` : "Nothing to undo"}
        >
          Undo
        </button>
        <button
          type="button"
          onClick={() => store.redo()}
          disabled={!next}
          title={next ? `Redo: ${next.words}` : "Nothing to redo"}
        >
          Redo
        </button>
        <button type="button" onClick={() => store.openYaml(null)} class={errors > 0 ? "bad" : ""}>
          Text
          {errors > 0 ? (
            ` (${errors} error${errors === 1 ? "" : "s"})`
          ) : warnings > 0 ? (
            <span class="quiet" title="warnings of the check">
              {" "}
              ({warnings} warning{warnings === 1 ? "" : "s"})
            </span>
          ) : null}
          <span class="unseen"> of the case</span>
        </button>
        <ReviewButton />
        <button type="button" onClick={() => store.set({ dialog: "settings" })}>
          Run{"\u2026"}
        </button>
        <button
          type="button"
          onClick={() => {
            void exportReport(store);
          }}
          disabled={!result || draft}
          title={draft ? "A draft has no report: fill in its numbers first" : ""}
        >
          Report
        </button>
        {disk.readOnly ? null : (
          <button
            type="button"
            class="strong"
            onClick={() => {
              void store.file.save();
            }}
            disabled={!dirty || saving || disk.mark === ""}
          >
            {saving ? "Saving" : "Save"}
          </button>
        )}
        <span class="saved quiet small" role="status">
          {offline
            ? "connection lost; changes are kept here"
            : !dirty
              ? disk.readOnly
                ? "an example to try out: changes stay in this browser"
                : "as on disk"
              : count > 0 && doc.text === disk.text
                ? `${count} number${count === 1 ? "" : "s"} moved`
                : doc.text === disk.text
                  ? "a reason changed"
                  : "changes not saved"}
        </span>
      </div>
    </header>
  );
}

function ReviewButton() {
  const store = useStore();
  const [open, readOnly] = useStoreState((s) => [
    s.comments?.filter(({ resolved }) => resolved === null).length ?? 0,
    s.disk.readOnly,
  ]);
  return (
    <button type="button" onClick={() => store.review.open(readOnly ? "numbers" : "comments")}>
      Review
      {open > 0 ? (
        <>
          <span aria-hidden="true"> ({open})</span>
          <span class="unseen">, {open} open comments</span>
        </>
      ) : null}
    </button>
  );
}

function Notices() {
  const store = useStore();
  const notices = useStoreState((s) => s.notices);
  return (
    <div class="notices" role="log" aria-label="Notices">
      {notices.map((notice) => (
        <p class={notice.kind}>
          {notice.text}{" "}
          {notice.actions.map((action) => (
            <button
              type="button"
              onClick={() => {
                store.dismiss(notice);
                action.do();
              }}
            >
              {action.label}
            </button>
          ))}
          <button type="button" class="close" aria-label="Dismiss" onClick={() => store.dismiss(notice)}>
            {"\u00d7"}
          </button>
        </p>
      ))}
    </div>
  );
}
