/** `read`: an article to its statements, without network, clock or randomness: the same text gives the same reading. */
import { accords } from "./find/accords/index.ts";
import type { Mention } from "./actors/index.ts";
import { attributions as attribute, type Frame } from "./attribution/index.ts";
import { constraints } from "./find/constraints.ts";
import { claims } from "./find/claims.ts";
import { asOf } from "./dates.ts";
import { publishedIn } from "./dates/published.ts";
import { events } from "./find/events/index.ts";
import { fold } from "./normalise.ts";
import { notEnglish } from "./is-english.ts";
import { principalOf, rolesOf } from "./find/roles.ts";
import { links, tensions } from "./find/links.ts";
import type { Item, Reading, Remark } from "./reading.ts";
import { needs } from "./find/needs/index.ts";
import { describedActors } from "./find/described.ts";
import { drivers } from "./find/drivers/index.ts";
import { stakes } from "./find/stakes.ts";
import { Scene } from "./analysed-text.ts";

export interface ReadOptions {
  /** Date of the text (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`); without it the date stated at the text's head, if any. */
  asOf?: string;
}

/** Longest text in characters: some 1,500 pages. */
export const MAX_TEXT_CHARACTERS = 12_000_000;

/**
 * @returns a reading in which every span is cut from `text` itself. For an empty or overlong text or another language,
 * `remarks` give the reason and `items` is empty
 */
export function read(text: string, options: ReadOptions = {}): Reading {
  if (text.trim() === "") return unread(text, options, { code: "empty", message: "The text is empty." });
  if (text.length > MAX_TEXT_CHARACTERS)
    return unread(text, options, {
      code: "too-long",
      message: `The text has ${text.length} characters, the most that is read is ${MAX_TEXT_CHARACTERS}; cut out the part that matters.`,
    });
  const folded = fold(text);
  const stated = options.asOf ?? publishedIn(folded.text)?.date ?? null;
  const scene = new Scene(text, folded, stated ? asOf(stated) : null);
  const foreign = notEnglish(scene.page);
  if (foreign)
    return { ...unread(text, options, { code: "language", message: foreign }), sentences: sentencesOf(scene) };
  const speech = attribute(scene);
  for (const mention of firstMentions(scene)) {
    const [entity, ...also] = mention.ids as [string, ...string[]];
    scene.items.add("actor", [mention.first, mention.last], {
      entity,
      speaker: speech.chain(mention.first),
      ...(also.length > 0 ? { also } : {}),
    });
  }
  const attributions = new Map<Frame, Item>();
  for (const frame of speech.frames) {
    if (frame.silent) continue;
    const item = scene.items.add("attribution", frame.quote, {
      speaker: speech.chain(frame.quote[0], frame),
      source: frame.source,
      ...(frame.also.length > 0 ? { also: frame.also } : {}),
      cue: frame.cue,
      verb_class: frame.verb_class,
      ...(frame.covers
        ? { covers: folded.back(scene.token(frame.covers[0]).start, scene.token(frame.covers[1] - 1).end) }
        : {}),
    });
    if (item) attributions.set(frame, item);
  }
  stakes(scene, speech);
  accords(scene, speech);
  events(scene, speech);
  describedActors(scene, speech);
  drivers(scene, speech);
  needs(scene, speech);
  constraints(scene, speech);
  claims(scene, speech);
  links(scene, attributions);
  const found = tensions(scene);
  withRoles(scene);
  scene.items.all.sort((a, b) => a.start - b.start || b.end - a.end);
  for (const { start, end, quote } of scene.items.all)
    if (text.slice(start, end) !== quote) throw new Error(`the quote at ${start} is not the text's own`);
  return {
    text,
    asOf: stated,
    asOfBasis: options.asOf ? "given" : stated ? "text" : "none",
    sentences: sentencesOf(scene),
    entities: scene.cast.entities,
    items: scene.items.all,
    tensions: found,
    remarks:
      scene.grammar.clauses.length === 0
        ? [{ code: "no-sentence", message: "The text has no sentence with a verb." }]
        : [],
  };
}

/** Gives each actor its role; what belongs to a party without being it is a faction. */
function withRoles(scene: Scene): void {
  const roles = rolesOf(scene, scene.items.all);
  for (const actor of scene.items.of("actor")) {
    const entity = scene.cast.entities[actor.entity ?? ""];
    if (!actor.entity || !entity) continue;
    const principal = principalOf(scene.cast.entities, actor.entity);
    const whole = principal !== null && principal !== actor.entity && entity.type !== "state" ? principal : null;
    const role = roles.get(principal ?? actor.entity) ?? "other";
    actor.role = whole !== null && role === "party" ? "faction" : role;
    if (whole !== null) actor.of = whole;
  }
}

const sentencesOf = ({ page, folded }: Scene): Reading["sentences"] =>
  page.sentences.map(({ start, end, paragraph }) => ({ ...folded.back(start, end), paragraph }));

const unread = (text: string, { asOf: given }: ReadOptions, remark: Remark): Reading => ({
  text,
  asOf: given ?? null,
  asOfBasis: given ? "given" : "none",
  sentences: [],
  entities: { AUTHOR: { name: "the author of the text", type: "author", aliases: [] } },
  items: [],
  tensions: [],
  remarks: [remark],
});

/** The first free-standing mention of each name; an adjective or a place is not an actor by itself. */
function firstMentions(scene: Scene): Mention[] {
  const seen = new Set<string>();
  const named = new Set<string>();
  return scene.named.filter((m) => {
    if (m.form === "adjective" || m.form === "place") return false;
    const words = scene.page.text.slice(m.start, m.end);
    const of = m.form === "name" || m.form === "group" || words === "Brussels" ? words.toLowerCase() : m.ids.join(" ");
    // A two-nation adjective is skipped where both states have been named.
    const known = m.form === "dyad" && m.ids.every((id) => named.has(id));
    for (const id of m.ids) named.add(id);
    // `Kostas Meridis, a former Greek negotiator`: the apposition describes the person only.
    const before =
      m.form === "group"
        ? ([2, 3, 4, 5].map((k) => scene.mentionOf(m.first - k)).find((x) => x?.form === "person") ?? null)
        : null;
    const apposed =
      before?.form === "person" &&
      scene
        .words([before.last, m.first])
        .replace(/\s+/g, " ")
        .match(/^, (an?|the)( (former|senior|retired|veteran|leading))?$/) !== null;
    if (seen.has(of) || known || apposed) return false;
    seen.add(of);
    return true;
  });
}
