/** The first thing that the YAML library finds wrong in a text, in words for an author of a case. */
import { isCollection, isScalar, visit, type Document, type YAMLError } from "yaml";
import type { Problem } from "./tree.ts";

const CLOSES: { readonly [open: string]: string } = { "[": "]", "{": "}" };

/** Null where the text is YAML. A broken line gives one message and none of its consequences. */
export function yamlProblem(document: Document.Parsed, text: string): Problem | null {
  const [error] = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0]);
  if (!error) return null;
  const [at, end] = error.pos;
  const ofLine = inWordsOfLine(error, text);
  const open = ofLine === null ? openedAt(document, text, error) : null;
  if (open === null) return { code: "yaml", message: ofLine ?? inWords(error, text), span: { start: at, end } };
  return { code: "yaml", message: notClosed(text, open, at), span: { start: open, end: open + 1 } };
}

/** Where the quote mark or bracket stands that is not closed and in which the error lies; of brackets the innermost. */
function openedAt({ contents, errors }: Document.Parsed, text: string, error: YAMLError): number | null {
  const [at] = error.pos;
  const brackets: { start: number; end: number }[] = [];
  let quote: number | null = null;
  visit(contents, (_, node) => {
    if (isCollection(node) && node.flow && node.range && text[node.range[0]] in CLOSES)
      brackets.push({ start: node.range[0], end: node.range[1] });
    if (isScalar(node) && node.type?.startsWith("QUOTE") && node.range?.[1] === at) quote = node.range[0];
  });
  if (error.code === "MISSING_CHAR" && error.message.endsWith("quote")) return quote;
  const missing = errors.flatMap(({ message, pos }) =>
    /^Flow (map|sequence) .*end with a/.test(message) ? [pos[0]] : [],
  );
  const open = [...new Set(missing)].flatMap((end) =>
    // The outer ones of those that end here: what is closed here lies inside them.
    brackets.filter((one) => one.end === end).slice(0, missing.filter((other) => other === end).length),
  );
  const around = open.filter(({ start, end }) => start < at && at <= end);
  return around.length === 0 ? null : Math.max(...around.map(({ start }) => start));
}

/** @param at where it is missed */
function notClosed(text: string, open: number, at: number): string {
  const mark = text[open];
  const line = text.slice(0, at).trimEnd().split("\n").length;
  if (!(mark in CLOSES))
    return `the text that begins with this ${mark} is not closed: another ${mark} is missing at its end; text that holds a quote mark at its beginning stands in the other kind of quotes`;
  const found = /^\s*[\]}]/.exec(text.slice(at))?.[0].trim();
  const instead = found && found !== CLOSES[mark] ? `, before the ${found}` : "";
  return `this ${mark} is not closed: a ${CLOSES[mark]} is missing in line ${line}${instead}; text that begins with ${mark} stands in quotes`;
}

/** What the line of an error is known by, whatever YAML makes of it. */
function inWordsOfLine({ code, pos: [at] }: YAMLError, text: string): string | null {
  const from = text.lastIndexOf("\n", at - 1) + 1;
  const line = text.slice(from, (text.indexOf("\n", at) + 1 || text.length + 1) - 1);
  if (/^[^#]*[:{,-] *\?( |$|[,}])/.test(line) && !/"\?/.test(line))
    return 'a number that is not known yet stands in quotes: "?", or "? 10 to 60"';
  return code === "TAB_AS_INDENT" || /^ *\t/.test(line) ? "a tab cannot indent; use blanks" : null;
}

function inWords({ code, message, pos: [at] }: YAMLError, text: string): string {
  if (code === "BLOCK_AS_IMPLICIT_KEY" || code === "MULTILINE_IMPLICIT_KEY")
    return "this line cannot be read; text that holds ': ' or ' #' stands in quotes, and a key ends with a colon";
  if (code === "BAD_INDENT") return "the indentation of this line fits no block above it";
  if (code === "BAD_SCALAR_START" || code === "BAD_DIRECTIVE" || code === "BAD_ALIAS")
    return "text that begins with a quote mark or one of [ { * & % @ ` stands in quotes";
  if (code === "BLOCK_IN_FLOW")
    return "inside { } and [ ] a comma stands between two entries, and text that holds ': ' stands in quotes";
  if (code === "MULTIPLE_DOCS") return "a file holds one document; take out the line of ---";
  if (code === "MISSING_CHAR")
    return /,/.test(message)
      ? "a comma or a closing bracket is missing before this; text that begins with { or [ stands in quotes"
      : "a colon or a bracket is missing here";
  if (code === "UNEXPECTED_TOKEN")
    return text[at] === "]" || text[at] === "}"
      ? `this ${text[at]} closes nothing: take it out, or put the text in quotes`
      : "something here is one too many: text after a closing quote stands inside it, and text that begins with a quote mark stands in the other kind of quotes";
  return `this cannot be read as YAML: ${message.split("\n")[0].replace(/ at line \d+.*$/, "")}`;
}
