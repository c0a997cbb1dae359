/** Routes by which a case is begun and its proposals and interview are answered. */
import type { Context, Hono } from "hono";
import type { AuthoringAnswer, NewCase } from "../workers/authoring.ts";
import type { Serving } from "./app.ts";
import { bodyOf } from "./body.ts";
import type { Folder } from "./folders.ts";
import { modelOffered } from "./reading-model.ts";

/** @param begun cases whose folder is not written yet, by id; it is kept up to date */
export function authoringRoutes(
  hono: Hono,
  base: string,
  { cases, within, thread, add }: Serving,
  begun: Map<string, Folder>,
): void {
  const found = (c: Context): Folder | undefined => {
    const id = c.req.param("id");
    const at = cases.find((one) => one.id === id) ?? begun.get(id ?? "");
    return at?.readOnly ? undefined : at;
  };
  const none = (c: Context): Response => c.json({ problem: "there is no case here that can be changed" }, 404);
  const known = (at: Folder, written: boolean): void => {
    if (!written || cases.some(({ folder }) => folder === at.folder)) return;
    begun.delete(at.id);
    add(at);
  };

  hono.get(`${base}/api/model.json`, (c) => c.json({ offered: within === null ? null : modelOffered() }));
  hono.post(`${base}/api/cases`, async (c) => {
    if (within === null) return c.json({ problem: "no case is begun here" }, 403);
    const asked = newCaseOf(await bodyOf(c));
    if (!asked) return c.json({ problem: "this is not a request to begin a case" }, 400);
    const made = await thread.begin(within, asked);
    if ("problem" in made) return c.json(made, 422);
    if ("estimate" in made) return c.json(made);
    begun.set(made.at.id, made.at);
    known(made.at, made.state.written);
    return c.json(made.state);
  });
  hono.get(`${base}/api/cases/:id/authoring`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    const state = await thread.authoring(at);
    if (!state) begun.delete(at.id);
    return state ? c.json(state) : c.json({ problem: "this case has no proposals" }, 404);
  });
  hono.post(`${base}/api/cases/:id/forget`, async (c) => {
    const at = begun.get(c.req.param("id"));
    if (!at) return none(c);
    await thread.forget(at);
    begun.delete(at.id);
    return c.json({});
  });
  hono.put(`${base}/api/cases/:id/authoring`, async (c) => {
    const at = found(c);
    if (!at) return none(c);
    const asked = answerOf(await bodyOf(c));
    if (!asked) return c.json({ problem: "this is not an answer" }, 400);
    const state = await thread.author(at, asked);
    if ("problem" in state) return c.json(state, 422);
    known(at, state.written);
    return c.json(state);
  });
}

type Fields = { [key: string]: unknown };
const fieldsOf = (body: unknown): Fields => (typeof body === "object" && body !== null ? (body as Fields) : {});
const isText = (value: unknown): value is string => typeof value === "string";

function newCaseOf(body: unknown): NewCase | null {
  const { name, asOf, article, model } = fieldsOf(body);
  if (!isText(name) || !isText(asOf) || (model !== "no" && model !== "estimate" && model !== "ask")) return null;
  if (article === null) return { name, asOf, article, model };
  const file = fieldsOf(article);
  return isText(file["name"]) && isText(file["bytes"])
    ? { name, asOf, article: { name: file["name"], bytes: file["bytes"] }, model }
    : null;
}

function answerOf(body: unknown): AuthoringAnswer | null {
  const { side } = fieldsOf(body);
  const answer = askedOf(fieldsOf(body));
  if (side === undefined || answer === null) return answer;
  return side === "mine" || side === "theirs" ? { ...answer, side } : null;
}

function askedOf(asked: Fields): AuthoringAnswer | null {
  switch (asked["do"]) {
    case "undo":
    case "suggestions":
      return { do: asked["do"] };
    case "accept":
    case "drop":
    case "reopen":
      return Array.isArray(asked["cards"]) && asked["cards"].every(isText)
        ? { do: asked["do"], cards: asked["cards"] }
        : null;
    case "change": {
      const { card } = asked;
      const fields = fieldsOf(asked["fields"]);
      return isText(card) && Object.values(fields).every((said) => said === null || isText(said))
        ? { do: "change", card, fields: fields as { [field: string]: string | null } }
        : null;
    }
    case "fill": {
      const { path, written, sentence } = asked;
      return isText(path) && isText(written) && (sentence === null || isText(sentence))
        ? { do: "fill", path, written, sentence }
        : null;
    }
    case "steps": {
      if (!Array.isArray(asked["steps"])) return null;
      const steps = asked["steps"].map(fieldsOf);
      const renames = Array.isArray(asked["renames"]) ? asked["renames"].map(fieldsOf) : [];
      return steps.every(({ step, words }) => isText(step) && (words === null || isText(words))) &&
        renames.every(({ card, to }) => isText(card) && isText(to))
        ? {
            do: "steps",
            steps: steps as { step: string; words: string | null }[],
            renames: renames as { card: string; to: string }[],
          }
        : null;
    }
    default:
      return null;
  }
}
