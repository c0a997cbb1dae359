/** `comments.yaml` in a case's folder: threads on its numbers and passages. A plain file, which can be written by hand too. */
import { LineCounter, parseDocument, stringify } from "yaml";
import * as z from "zod";
import type { CommentAnchor, CommentThread } from "../workers/review.ts";

export const COMMENTS_FILE = "comments.yaml";
export const MAX_COMMENT_CHARACTERS = 10_000;
const MAX_THREADS = 2000;
const HEAD = "# Comments on this case, kept by the studio (docs/use/studio.md, Review).\n";

const words = (most: number) => z.string().trim().min(1).max(most);
const written = { by: words(200), at: z.iso.datetime({ offset: true }) };
const thread = z
  .strictObject({
    id: words(40),
    number: words(500).optional(),
    was: z.coerce.string().max(2000).optional(),
    quote: words(20_000).optional(),
    source: z.string().trim().max(200).optional(),
    comments: z
      .array(z.strictObject({ ...written, says: words(MAX_COMMENT_CHARACTERS) }))
      .min(1)
      .max(1000),
    resolved: z.strictObject(written).optional(),
  })
  .refine(({ number, quote }) => (number === undefined) !== (quote === undefined), {
    message: "a thread is about a number or a quote",
  });
const SHAPE = z.strictObject({ comments: z.array(thread).max(MAX_THREADS) });

/** Threads of a text; `problem` is a clause. */
export function commentsFrom(text: string): { threads: CommentThread[] } | { problem: string } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: "error", prettyErrors: false });
  const [error] = document.errors;
  if (error) return { problem: `line ${lines.linePos(error.pos[0]).line} is not YAML` };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return { problem: "it has aliases, which are not read" };
  }
  const found = SHAPE.safeParse(value ?? { comments: [] });
  if (!found.success) {
    const [first] = found.error.issues;
    return { problem: `${first?.path.join(".") || "the file"}: ${first?.message ?? "not as it should be"}` };
  }
  const threads = found.data.comments.map(({ id, number, was = "", quote, source = "", comments, resolved = null }) => {
    const on: CommentAnchor = number === undefined ? { quote: quote!, source } : { number, was };
    return { id, on, comments, resolved };
  });
  const ids = new Set(threads.map(({ id }) => id));
  return ids.size === threads.length ? { threads } : { problem: "two threads have one id" };
}

export const commentsText = (threads: readonly CommentThread[]): string =>
  HEAD +
  stringify(
    {
      comments: threads.map(({ id, on, comments, resolved }) => ({
        id,
        ...on,
        comments,
        ...(resolved ? { resolved } : {}),
      })),
    },
    { lineWidth: 100 },
  );
