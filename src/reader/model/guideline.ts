/** The guideline for items (docs/develop/reading-guideline.md), as a model is given it, and a text read by it. */
import type { ReadAnswer } from "./read-call.ts";

export const GUIDELINE = `You read part of a text on a dispute and mark what a bargaining model of it could be built from: the actors, and passages called items.

SPANS
- Copy every quote letter by letter from the text: unbroken, within one sentence, without outer quotation marks, end punctuation or a leading that, and, but, if. Words such as "she said" in its middle stay in it.
- One item for each clause, and for each predicate of a coordinated one: from its subject, or from the verb where the subject is shared or far away. What is told twice is marked once, where it is first told in full.
- A passage may be of several kinds, and items may lie within each other; give each kind that fits. Only claim is a remainder: mark a claim only where no event, question, driver, need, belief or constraint covers the clause.

ACTORS: every state, body, firm, group or person that acts, speaks, wants something or is acted on; also a capital that stands for a government. Not places, pronouns or the nameless author; an adjective only where it alone says who acts ("American mediation"). name: the name or description with its title where it is first named, copied, without a relative clause. same_as: its other names in the text. role:
  party: can itself sign or refuse what is at issue; its government and its capital are the same party (same_as)
  faction: a leader, minister, organ, firm or group of a party that decides, votes, speaks for it or presses it (of: the party)
  mediator: brings the parties together, chairs or proposes
  guarantor: backs, insures, pays for or accompanies the talks
  court: a court, tribunal or arbiter
  venue: only the place or the host of talks
  source: only reports or comments: an outlet, writer, expert, broker (of: for whom)
  other: anybody else

ITEMS, by kind
- attribution: somebody says, writes or thinks something. Quote: from the source to the last word of saying, with hearer and time ("Belmar's envoy told Sund Radio that"); "I think", "we doubt that" and the holder of a belief with its verb ("Arda assumes that") too. Not an act by words that has no content ("condemned the raid").
- claim: what is or was, a judgement, or an offer that stands ("Arda offers ten days"), on the subject of the text. Not the future, headings or relative clauses.
- event: what an actor did, also with words that act (refused, asked, pledged, ruled), or what befell the dealings of actors (talks stalled, an accord expired); with who, whom, place and date in the quote; a noun phrase only where nothing else tells it. Not what is planned, conditional, demanded or denied, not mere saying, not a trend. event: its type (AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT).
- accord: an agreement between actors, real or only spoken of. Quote: the noun phrase with its matter, partners and that-clause, without verb, place and date. Not laws, not the offer of one side, not "without agreement", not peace as a state. status, by the verb of the clause that the quote stands in: proposed (offered, drafted, discussed, sought, forecast), signed, in force, refused (rejected, ruled out, walked away from), hypothetical (only imagined), lapsed, ended. A memorandum, declaration or roadmap that is only proposed is proposed.
- question: a future outcome that is forecast, announced, weighed or left open and that could be looked up later. Quote: the outcome with subject and date, without the if-clause and without words of saying ("I doubt that", "my bet is"); each half of an either-or by itself; what the text itself asks ("will the pact hold?") too. Not a red line (constraint), not a wish (need), not that an agreement runs out on its day.
- driver: a quantity, trend or shock outside the talks that moves needs or choices, also in an if-clause unless it is a step of the talks. Quote: the thing with its words of trend. direction: rising, falling, high, low, shock. Each by itself. Not the deeds of the parties.
- need: what an actor wants, needs, seeks, fears or sets as its condition. Quote: from its holder, where the same clause names it, over the word of need to the object. polarity negative: wants to avoid (fears, loathes, dreads). What is feared by "fears that" is a need and a belief. Not demands made to somebody (event), not advice.
- belief: what an actor (not the author or an analyst) thinks of another side or of its chances, "fears that" included, but not fear of a thing (need). Quote: the content, without the holder where it can be cut off ("Belmar is bluffing", of "Arda assumes Belmar is bluffing"). holder, about, verdict: right, wrong, partly, open, by what the text says of it.
- stake: a matter in dispute or on the agenda that a deal could settle. Quote: the noun phrase, without number or wish ("berths", not "guaranteed berths"), where it is first named as a matter between the parties; each of a list by itself. Not goods, not reasons.
- constraint: a firm rule or red line of those who can hold to it: an outcome is excluded, comes only with, before or after another, or must pass a vote. Quote: the clause with its tie. Not where it is hedged.

FIELDS of an item; null where the text gives nothing
- speaker: the voices, outermost first, as named in the text, down to the one who vouches; null where the author speaks (also where the author names itself).
- subject, object: names of those whose it is or who act, and of those whom it is done to. holder: of a need or belief. about: whom or what a belief or claim is on.
- polarity: negative where words deny it (not, never, denies, doubts, rules out), partial for "half right", else positive. "Unlikely" is a hedge and no denial.
- hedge_quote, condition_quote and date_quote are copied from the sentence in which the quote stands, and from no other; what another sentence says of the date or the chance is left out.
- hedge_quote: words that say how sure (may, likely, one in five), also outside the quote; not will or would, not "about" before a number.
- condition_quote: if, unless, should, were, as long as, with their clause, copied; it is not part of the quote.
- date_quote: the words of its own date, with their preposition ("before 2026", "by the end of May").
- links: other items by their quote: sharpens, weakens, meets, corrects, about, conditional on, supports, despite.

Give no numbers and no places of your own, and nothing that the text does not say.`;

/** Eight sentences of an invented dispute. */
export const EXAMPLE_TEXT = `Orlan and Tavia have quarrelled over the water of the Mersa dam since 2014. Orlan's energy minister, Ada Kern, told Radio Sund on Monday that the talks in Norvia might yet produce a water treaty by the end of 2027. "Nothing is agreed until the whole list is agreed," she added.

Tavia, whose farmers badly need water in July, refused a draft accord in March and recalled its envoy. If the drought deepens, Tavia's opposition will probably press the cabinet to sign. A memorandum on flood warnings, signed in 2019, is still in force, but it settles neither the filling of the dam nor the price of its electricity.

Analysts in Norvia, which mediates, doubt that Tavia will walk away; Orlan, they say, wrongly believes that its neighbour is bluffing. Any treaty must pass Tavia's parliament.`;

export const EXAMPLE_ANSWER: ReadAnswer = {
  actors: [
    { name: "Orlan", role: "party" },
    { name: "Tavia", role: "party", same_as: ["its neighbour"] },
    { name: "Orlan's energy minister, Ada Kern", role: "faction", of: "Orlan" },
    { name: "Radio Sund", role: "source" },
    { name: "farmers", role: "faction", of: "Tavia" },
    { name: "its envoy", role: "faction", of: "Tavia" },
    { name: "Tavia's opposition", role: "faction", of: "Tavia" },
    { name: "the cabinet", role: "faction", of: "Tavia" },
    { name: "Analysts in Norvia", role: "source" },
    { name: "Norvia", role: "mediator" },
    { name: "Tavia's parliament", role: "faction", of: "Tavia" },
  ],
  items: [
    {
      kind: "claim",
      quote: "Orlan and Tavia have quarrelled over the water of the Mersa dam since 2014",
      subject: ["Orlan", "Tavia"],
      polarity: "positive",
      date_quote: "since 2014",
    },
    { kind: "stake", quote: "the water of the Mersa dam", subject: ["Orlan", "Tavia"] },
    {
      kind: "attribution",
      quote: "Orlan's energy minister, Ada Kern, told Radio Sund on Monday that",
      subject: ["Ada Kern"],
      date_quote: "on Monday",
    },
    {
      kind: "question",
      quote: "the talks in Norvia might yet produce a water treaty by the end of 2027",
      speaker: ["Ada Kern"],
      subject: ["Orlan", "Tavia"],
      polarity: "positive",
      hedge_quote: "might yet",
      date_quote: "by the end of 2027",
    },
    { kind: "accord", quote: "a water treaty", speaker: ["Ada Kern"], subject: ["Orlan", "Tavia"], status: "proposed" },
    { kind: "constraint", quote: "Nothing is agreed until the whole list is agreed", speaker: ["Ada Kern"] },
    { kind: "attribution", quote: "she added", subject: ["Ada Kern"] },
    { kind: "need", quote: "whose farmers badly need water in July", holder: "farmers", polarity: "positive" },
    {
      kind: "event",
      quote: "refused a draft accord in March",
      subject: ["Tavia"],
      object: ["Orlan"],
      date_quote: "in March",
      event: "REJECT",
    },
    { kind: "accord", quote: "a draft accord", subject: ["Orlan", "Tavia"], status: "refused" },
    { kind: "event", quote: "recalled its envoy", subject: ["Tavia"], object: ["Orlan"], event: "SANCTION" },
    {
      kind: "driver",
      quote: "the drought deepens",
      direction: "rising",
      links: [{ relation: "sharpens", quote: "whose farmers badly need water in July" }],
    },
    {
      kind: "question",
      quote: "Tavia's opposition will probably press the cabinet to sign",
      subject: ["Tavia's opposition"],
      object: ["the cabinet"],
      polarity: "positive",
      hedge_quote: "probably",
      condition_quote: "If the drought deepens",
    },
    { kind: "accord", quote: "A memorandum on flood warnings", date_quote: "in 2019", status: "in force" },
    {
      kind: "claim",
      quote: "it settles neither the filling of the dam nor the price of its electricity",
      polarity: "negative",
    },
    { kind: "stake", quote: "the filling of the dam" },
    { kind: "stake", quote: "the price of its electricity" },
    {
      kind: "attribution",
      quote: "Analysts in Norvia, which mediates, doubt that",
      subject: ["Analysts in Norvia"],
    },
    {
      kind: "question",
      quote: "Tavia will walk away",
      speaker: ["Analysts in Norvia"],
      subject: ["Tavia"],
      polarity: "negative",
      hedge_quote: "doubt",
    },
    { kind: "attribution", quote: "they say", subject: ["Analysts in Norvia"] },
    {
      kind: "attribution",
      quote: "Orlan, they say, wrongly believes that",
      speaker: ["Analysts in Norvia"],
      subject: ["Orlan"],
    },
    {
      kind: "belief",
      quote: "its neighbour is bluffing",
      speaker: ["Analysts in Norvia"],
      holder: "Orlan",
      about: "Tavia",
      polarity: "positive",
      verdict: "wrong",
    },
    { kind: "constraint", quote: "Any treaty must pass Tavia's parliament", subject: ["Tavia's parliament"] },
  ],
};
