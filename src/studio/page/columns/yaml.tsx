/** The case's text in an editor, loaded when it is first opened, with the language's messages in place. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Message } from "../../../language/index.ts";
import { countMessages } from "../state/count-messages.ts";
import { rewrite } from "../state/doc.ts";
import type { Editor } from "../widgets/editor.ts";
import { useStoreState, useStore } from "../state/hooks.ts";

export function Yaml() {
  const store = useStore();
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const [ready, setReady] = useState(false);
  const [messages, at, text, readOnly] = useStoreState((s) => [s.messages, s.yaml.at, s.doc.text, s.disk.readOnly]);
  useEffect(() => {
    let gone = false;
    void (async () => {
      const [{ edit }, whole] = await Promise.all([import("../widgets/editor.ts"), store.wholeText()]);
      if (gone || !place.current) return;
      if (whole !== store.state.doc.text) store.change(rewrite(store.state.doc, whole, "numbers put into the text"));
      editor.current = edit(place.current, whole, {
        names: () => [
          ...(store.state.case?.parameters.map((p) => p.path) ?? []),
          ...(store.state.case
            ? [
                ...store.state.case.actors,
                ...store.state.case.issues,
                ...store.state.case.drivers,
                ...store.state.case.sources,
                ...store.state.case.issues.flatMap((i) => i.options),
              ].map(({ id }) => id)
            : []),
        ],
        changed: (next) => store.change(rewrite(store.state.doc, next, "edits of the text", true)),
        save: () => {
          void store.file.save();
        },
        close: () => store.closeYaml(),
      });
      editor.current.show(store.state.messages);
      editor.current.goTo(store.state.yaml.at);
      setReady(true);
    })();
    return () => {
      gone = true;
      editor.current?.close();
    };
  }, []);
  useEffect(() => {
    editor.current?.show(messages);
  }, [messages, ready]);
  useEffect(() => {
    editor.current?.take(text);
  }, [text, ready]);
  useEffect(() => {
    if (at !== null) editor.current?.goTo(at);
  }, [at]);
  const go = (m: Message): void => {
    if (m.span) editor.current?.goTo(m.span.start);
  };
  return (
    <section class="yaml" role="dialog" aria-label="The text of the case">
      <div class="bar">
        <h2>case.yaml</h2>
        <span class="quiet small" role="status">
          {summary(messages)}
        </span>
        {readOnly ? null : (
          <button
            type="button"
            onClick={() => {
              void store.file.save();
            }}
            class="strong"
          >
            Save
          </button>
        )}
        <button type="button" onClick={() => store.closeYaml()}>
          Close
        </button>
      </div>
      <div class="editor" ref={place}>
        {ready ? null : <p class="quiet">Loading the editor.</p>}
      </div>
      {messages.length === 0 ? null : (
        <ul class="messages" aria-label="Messages">
          {messages.slice(0, 100).map((m) => (
            <li class={m.severity}>
              <button type="button" class="link" onClick={() => go(m)}>
                line {m.line}
              </button>{" "}
              {m.path ? <code>{m.path}</code> : null} {m.message}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function summary(messages: readonly Message[]): string {
  const { errors, warnings } = countMessages(messages);
  return errors === 0 && warnings === 0
    ? "no errors and no warnings"
    : [
        errors > 0 ? `${errors} error${errors === 1 ? "" : "s"}` : "",
        warnings > 0 ? `${warnings} warning${warnings === 1 ? "" : "s"}` : "",
      ]
        .filter(Boolean)
        .join(", ");
}
