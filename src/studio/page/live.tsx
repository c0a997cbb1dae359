/** The studio's model and odds inside a report, without a server, in a shadow root of the page. */
import { render } from "preact";
import { useState } from "preact/hooks";
import { Deals } from "./columns/deals.tsx";
import { Model } from "./columns/model.tsx";
import { Question } from "./columns/odds.tsx";
import { Status } from "./columns/status.tsx";
import { Today } from "./columns/today.tsx";
import { monthName } from "../../numbers/months.ts";
import { PageStore } from "./state/store.ts";
import style from "./style.css";
import { StoreContext, useStoreState, useStore } from "./state/hooks.ts";
import type { Beside } from "../../language/index.ts";

interface LiveData {
  worker: string;
  title: string;
  text: string;
  hash: string;
  files: { [path: string]: Beside };
  run: { seed: number; draws: number; paths: number; scenario: string | null; set: { [path: string]: string } };
}

const LIVE_STYLE =
  ":host{width:min(70rem,calc(100vw - 2.5rem));margin-left:calc(50% - min(35rem,50vw - 1.25rem));--raised:var(--ground);--purple:#7a3f83;display:block;font:.9375rem/1.5 var(--sans);overflow-wrap:anywhere}@media (prefers-color-scheme:dark){:host{--purple:#cf9ad8}}.live{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:2rem}.live>div{max-height:46rem;overflow:auto;padding-right:.5rem}@media (max-width:56rem){.live{grid-template-columns:minmax(0,1fr)}}";

function Live({ data }: { data: LiveData }) {
  const store = useStore();
  const [on, setOn] = useState(false);
  const c = useStoreState((s) => s.case);
  const [past, future] = useStoreState((s) => [s.doc.past.length, s.doc.future.length]);
  const begin = (): void => {
    setOn(true);
    store.file.take({ id: "", title: data.title, text: data.text, mark: "", hash: data.hash, files: data.files });
    store.set({
      doc: { ...store.state.doc, overrides: data.run.set },
      scenario: data.run.scenario,
      settings: { seed: data.run.seed, draws: data.run.draws, paths: data.run.paths },
    });
    void store.check(true);
  };
  if (!on)
    return (
      <p>
        This file carries the engine and the case. Nothing leaves it, and nothing above changes.{" "}
        <button type="button" class="strong" onClick={begin}>
          Start the engine
        </button>
      </p>
    );
  if (!c)
    return (
      <p class="quiet" role="status">
        Reading the case.
      </p>
    );
  return (
    <>
      <p class="tools">
        <button type="button" onClick={() => store.undo()} disabled={past === 0}>
          Undo
        </button>{" "}
        <button type="button" onClick={() => store.redo()} disabled={future === 0}>
          Redo
        </button>
      </p>
      <div class="live">
        <div tabIndex={0} role="region" aria-label="The model">
          <Model />
        </div>
        <div tabIndex={0} role="region" aria-label="The odds">
          <Status />
          <Today c={c} />
          {c.questions.map((q) => (
            <Question key={q.id} id={q.id} ask={q.ask} by={monthName(q.by)} holds={q.holds} />
          ))}
          <Deals c={c} />
        </div>
      </div>
    </>
  );
}

const section = document.getElementById("live");
const place = document.getElementById("live-place");
const data = JSON.parse(document.getElementById("live-data")?.textContent ?? "null") as LiveData | null;
if (section && place && data && typeof Worker === "function") {
  const source = URL.createObjectURL(new Blob([data.worker], { type: "text/javascript" }));
  const shadow = place.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style + LIVE_STYLE);
  shadow.adoptedStyleSheets = [sheet];
  const box = document.createElement("div");
  shadow.append(box);
  const store = new PageStore(() => new Worker(source));
  (globalThis as { entente?: PageStore }).entente = store;
  render(
    <StoreContext.Provider value={store}>
      <Live data={data} />
    </StoreContext.Provider>,
    box,
  );
  section.hidden = false;
}
