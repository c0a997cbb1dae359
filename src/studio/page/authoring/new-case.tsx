/** The first page of a new case: its name, its article or none, and the day from which it looks ahead. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Authoring, ModelOffered, NewCase } from "../../workers/authoring.ts";
import { beginCase, modelOffered } from "../browser/server.ts";
import { useAskedBeforeLeaving } from "./leaving.ts";
import { Wrong } from "../widgets/wrong.tsx";

const MAX_ARTICLE_BYTES = 8 * 2 ** 20;

/** @param leave goes back to the workbench; null where there is no case to go back to */
export function NewCaseForm({ begun, leave }: { begun: (state: Authoring) => void; leave: (() => void) | null }) {
  const [name, setName] = useState("");
  const [asOf, setAsOf] = useState("");
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const [offered, setOffered] = useState<ModelOffered | null>(null);
  const [byModel, setByModel] = useState(false);
  const [estimate, setEstimate] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    first.current?.focus();
    void modelOffered().then((got) => setOffered("offered" in got ? got.offered : null));
  }, []);
  useEffect(() => setEstimate(null), [text, file, byModel]);
  const today = new Date().toISOString().slice(0, 10);
  const hasArticle = file !== null || text.trim() !== "";
  useAskedBeforeLeaving(hasArticle);
  const take = (given: File | undefined): void => {
    if (!given) return;
    if (given.size > MAX_ARTICLE_BYTES) return setWrong(`${given.name} is larger than 8 MiB; save its text as .txt`);
    setWrong(null);
    setFile(given);
    if (name === "") setName(given.name.replace(/\.[^.]+$/, "").replace(/[_-]+/g, " "));
  };
  const asks = byModel && hasArticle && offered !== null && "model" in offered;
  const begin = async (): Promise<void> => {
    setBusy(true);
    setWrong(null);
    const article = await articleOf(file, text);
    const model = !asks ? "no" : estimate === null ? "estimate" : "ask";
    const made = await beginCase({ name, asOf: asOf.trim() || (article === null ? today : ""), article, model });
    setBusy(false);
    if ("problem" in made) setWrong(made.problem);
    else if ("estimate" in made) setEstimate(made.estimate);
    else begun(made);
  };
  const doing = asks && estimate !== null ? "Asking the model" : asks ? "Estimating" : "Reading the article";
  const does = !hasArticle
    ? "Begin"
    : !asks
      ? "Read the article"
      : estimate === null
        ? "Estimate what it takes"
        : "Ask the model";
  return (
    <form
      class="new-case"
      onSubmit={(e) => {
        e.preventDefault();
        void begin();
      }}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        take(e.dataTransfer?.files[0]);
      }}
    >
      <h2>New case</h2>
      <p class="quiet">
        An argument about who will sign what becomes a model in about a dozen questions. From two parties and a matter
        on, each answer is on disk at once: you can stop at any time and go on later. Until then the studio keeps your
        answers while it runs.
      </p>
      <label>
        Name of the case
        <input
          ref={first}
          type="text"
          value={name}
          placeholder="The Alba gas field"
          onInput={(e) => setName(e.currentTarget.value)}
        />
      </label>
      <fieldset class={over ? "drop over" : "drop"}>
        <legend>Article, if there is one</legend>
        {file ? (
          <p>
            <strong dir="auto">{file.name}</strong> ({Math.max(1, Math.round(file.size / 1024))} kB){" "}
            <button type="button" onClick={() => setFile(null)}>
              Take another
            </button>
          </p>
        ) : (
          <>
            <label>
              Paste its text
              <textarea rows={8} dir="auto" value={text} onInput={(e) => setText(e.currentTarget.value)} />
            </label>
            <label class="file">
              or drop a file here, or choose one (.txt, .md, .html, .pdf, .docx)
              <input
                type="file"
                accept=".txt,.md,.html,.htm,.pdf,.docx"
                onChange={(e) => take(e.currentTarget.files?.[0])}
              />
            </label>
          </>
        )}
      </fieldset>
      <label>
        From which day does it look ahead?
        <input
          type="text"
          value={asOf}
          placeholder={hasArticle ? "the date that the article carries" : today}
          onInput={(e) => setAsOf(e.currentTarget.value)}
        />
        <span class="quiet small">
          A month or a day, such as 2026-10 or 2026-10-31. Nothing later counts as known.
          {hasArticle ? "" : ` Left empty, it is today, ${today}.`}
        </span>
      </label>
      {offered && hasArticle ? <Readers offered={offered} byModel={byModel} choose={setByModel} /> : null}
      {asks && estimate !== null ? (
        <p class="note" role="status">
          {estimate} The text goes to {offered.model} at {offered.host}.
        </p>
      ) : null}
      <Wrong says={wrong} />
      <p class="row">
        <button type="submit" class="strong" disabled={busy || name.trim() === ""}>
          {busy ? doing : does}
        </button>
        {leave ? (
          <button type="button" onClick={leave}>
            Cancel
          </button>
        ) : null}
      </p>
    </form>
  );
}

/** Who reads the article: rules on this machine, or the language model of the settings. */
function Readers({
  offered,
  byModel,
  choose,
}: {
  offered: ModelOffered;
  byModel: boolean;
  choose: (byModel: boolean) => void;
}) {
  if ("problem" in offered)
    return <p class="quiet small">No language model can be asked: {offered.problem}. Rules read the article.</p>;
  return (
    <fieldset class="drop">
      <legend>Who reads it</legend>
      <label class="check">
        <input type="radio" name="reader" checked={!byModel} onChange={() => choose(false)} />
        <span>Rules, on this machine: little, and right. The rest is asked.</span>
      </label>
      <label class="check">
        <input type="radio" name="reader" checked={byModel} onChange={() => choose(true)} />
        <span>
          The language model {offered.model} at {offered.host}. Each of its proposals has a quote that is found in the
          text.
        </span>
      </label>
    </fieldset>
  );
}

/** The article as the server takes it; null for none. */
async function articleOf(file: File | null, text: string): Promise<NewCase["article"]> {
  if (file === null && text.trim() === "") return null;
  const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(text);
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return { name: file?.name ?? "article.txt", bytes: btoa(binary) };
}
