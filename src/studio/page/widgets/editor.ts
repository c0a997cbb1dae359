/** The editor (CodeMirror): YAML, messages in place, completion of names; changes are reported after a rest. */
import {
  autocompletion,
  completionKeymap,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, foldGutter, indentOnInput, syntaxHighlighting } from "@codemirror/language";
import { lintGutter, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, drawSelection, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import type { Message } from "../../../language/index.ts";

export interface Editor {
  show(messages: readonly Message[]): void;
  goTo(offset: number | null): void;
  take(text: string): void;
  close(): void;
}

/** Milliseconds of rest after which a change is reported. */
const SETTLE_MS = 350;

const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--blue)" },
    { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
    { tag: [tags.string, tags.special(tags.string)], color: "var(--green)" },
    { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: "var(--quiet)" },
    { tag: [tags.labelName, tags.keyword], color: "var(--accent)" },
  ]),
);
const look = EditorView.theme({
  "&": { height: "100%", fontSize: ".8125rem", backgroundColor: "var(--ground)", color: "var(--ink)" },
  "&.cm-focused": { outline: "2px solid var(--blue)", outlineOffset: "-2px" },
  ".cm-scroller": {
    fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
    lineHeight: "1.5",
  },
  ".cm-gutters": { backgroundColor: "var(--ground)", color: "var(--quiet)", border: "0" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-selectionBackground, &.cm-focused .cm-selectionBackground": { backgroundColor: "var(--mark)" },
  ".cm-tooltip": { backgroundColor: "var(--ground)", color: "var(--ink)", border: "1px solid var(--rule)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--mark)", color: "var(--ink)" },
});

export function edit(
  parent: HTMLElement,
  text: string,
  { names, changed, save, close }: { names(): string[]; changed(text: string): void; save(): void; close(): void },
): Editor {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = text;
  const tell = (): void => {
    clearTimeout(timer);
    const now = view.state.doc.toString();
    if (now === told) return;
    told = now;
    changed(now);
  };
  const complete = (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[\w.]+/);
    if (!word && !context.explicit) return null;
    return {
      from: word?.from ?? context.pos,
      options: [...new Set(names())].map((label) => ({ label, type: label.includes(".") ? "property" : "variable" })),
      validFor: /^[\w.]*$/,
    };
  };
  const state = EditorState.create({
    doc: text,
    extensions: [
      lineNumbers(),
      foldGutter(),
      lintGutter(),
      history(),
      drawSelection(),
      indentOnInput(),
      yaml(),
      colours,
      look,
      highlightSelectionMatches(),
      autocompletion({ override: [complete] }),
      EditorView.contentAttributes.of({ "aria-label": "case.yaml", tabindex: "0" }),
      keymap.of([
        {
          key: "Mod-s",
          run: () => {
            tell();
            save();
            return true;
          },
        },
        {
          key: "Escape",
          run: () => {
            tell();
            close();
            return true;
          },
        },
        ...completionKeymap,
        ...searchKeymap,
        ...historyKeymap,
        ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) {
          clearTimeout(timer);
          timer = setTimeout(tell, SETTLE_MS);
        }
      }),
    ],
  });
  parent.replaceChildren();
  const root = parent.attachShadow({ mode: "open" }); // there its style is an adopted sheet, which the content policy allows
  const view = new EditorView({ state, parent: root, root });
  view.focus();
  return {
    show(messages) {
      const { length } = view.state.doc;
      view.dispatch(
        setDiagnostics(
          view.state,
          messages
            .filter((m) => m.span !== null)
            .map((m) => ({
              from: Math.min(m.span!.start, length),
              to: Math.min(Math.max(m.span!.end, m.span!.start), length),
              severity: m.severity,
              message: m.message,
            })),
        ),
      );
    },
    goTo(offset) {
      if (offset === null) return;
      const at = Math.min(offset, view.state.doc.length);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
      view.focus();
    },
    take(next) {
      if (next === told || view.state.doc.toString() === next) return;
      told = next;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
      clearTimeout(timer);
    },
    close() {
      tell();
      view.destroy();
    },
  };
}
