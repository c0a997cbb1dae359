/** Articles that were opened: their text, sentences and date, under an id made of the text itself. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { openInThread, publishedIn, sentencesOf, type Document } from "../reader/index.ts";
import { firstIndex } from "../numbers/bisect.ts";
import { ToolError } from "./errors.ts";
import type { Root } from "./root.ts";

export interface Sentence {
  start: number;
  end: number;
}

export interface Article {
  /** `a-` and 12 hexadecimal digits. */
  id: string;
  sha256: string;
  /** Path below the root; null where the text was passed in. */
  path: string | null;
  document: Document;
  title: string;
  /** Day or month that it is read as of. */
  date: { day: string | null; from: "argument" | "document" | "none" };
  /** Day of publication that the document states. */
  published: string | null;
  sentences: Sentence[];
}

/** Articles kept at a time; the one that was opened first goes first. */
const MAX_ARTICLES = 50;

export class Articles {
  private readonly byId = new Map<string, Article>();

  /** An article out of a file below the root. @throws ToolError where it is not there or cannot be read */
  async fromFile(
    root: Root,
    name: string,
    given: { title?: string; asOf?: string },
    signal: AbortSignal,
  ): Promise<Article> {
    const file = root.article(name);
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(file);
    } catch {
      throw new ToolError(
        "cannot-read",
        `'${root.nameOf(file)}' cannot be read. Ask the person to look at its permissions.`,
      );
    }
    const opened = await openInThread(bytes, basename(file), signal);
    if ("problem" in opened)
      throw new ToolError("cannot-read", `'${root.nameOf(file)}' cannot be read: ${opened.problem}.`);
    return this.keep(opened.document, root.nameOf(file), given);
  }

  /** An article whose text was passed in. @throws ToolError `cannot-read` where it holds nothing */
  async fromText(text: string, given: { title?: string; asOf?: string }, signal: AbortSignal): Promise<Article> {
    const opened = await openInThread(new TextEncoder().encode(text), "", signal);
    if ("problem" in opened) throw new ToolError("cannot-read", `The text cannot be read: ${opened.problem}.`);
    return this.keep(opened.document, null, given);
  }

  /** @throws ToolError `no-such-article` */
  get(id: string): Article {
    const found = this.byId.get(id);
    if (found) return found;
    const open = [...this.byId.keys()];
    throw new ToolError(
      "no-such-article",
      `No article '${id.slice(0, 40)}' is open${open.length === 0 ? "" : `; open are ${open.slice(-12).join(", ")}`}. Call article_open first: the same text gets the same id.`,
    );
  }

  all(): Article[] {
    return [...this.byId.values()];
  }

  private keep(document: Document, path: string | null, { title, asOf }: { title?: string; asOf?: string }): Article {
    const sha256 = createHash("sha256").update(document.text).digest("hex");
    const id = `a-${sha256.slice(0, 12)}`;
    const stated = document.date ?? publishedIn(document.text)?.date ?? null;
    const known = this.byId.get(id);
    const article: Article = {
      id,
      sha256,
      path: path ?? known?.path ?? null,
      document,
      title: title ?? document.title ?? known?.title ?? (path === null ? "Untitled" : basename(path)),
      date:
        asOf !== undefined
          ? { day: asOf, from: "argument" }
          : stated === null
            ? { day: null, from: "none" }
            : { day: stated, from: "document" },
      published: stated,
      sentences: known?.sentences ?? sentencesOf(document.text),
    };
    this.byId.delete(id);
    this.byId.set(id, article);
    for (const first of this.byId.keys()) {
      if (this.byId.size <= MAX_ARTICLES) break;
      this.byId.delete(first);
    }
    return article;
  }
}

/** Number, from 1, of the sentence that holds an offset, or of the one before it; 1 before the first. */
export function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  return Math.max(
    1,
    firstIndex(sentences.length, (at) => sentences[at]!.start > offset),
  );
}
